import { beforeAll, describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import fc from 'fast-check';
import { inspectTarget, publish, type Target, validateCard } from '../src/index.js';
import { repoIdProblem } from '../src/names.js';
import { makeTag } from '../src/refs.js';
import { connected, publicationOf, requestsOf, targetOf, useHub } from './setup.js';

const hubApi = useHub();

beforeAll(() => {
  hubApi().createRepo('team/there');
  hubApi().createRepo('team/hidden', { private: true });
  hubApi().createRepo('readers/there');
});

async function inspected(repoId: string, more: Partial<Target> = {}, token = hubApi().token) {
  const { hub } = await connected({}, { token });
  const { state, problems } = await inspectTarget(hub, targetOf(repoId, more));
  return { state, problems: problems.map((problem) => problem.replaceAll(hubApi().url, 'HUB')) };
}

describe('where it works', () => {
  test('a repository that is there', async () => {
    const head = hubApi().repo('team/there')!.head();
    expect(await inspected('team/there')).toEqual({
      state: { exists: true, private: false, head },
      problems: [],
    });
    expect(requestsOf()).toEqual([
      'GET /api/models/team/there',
      'GET /api/models/team/there/auth-check/write',
    ]);
    expect(await inspected('team/hidden', { private: true })).toMatchObject({ problems: [] });
    expect(await inspected('team/hidden')).toMatchObject({ state: { private: true }, problems: [] });
  });

  test('a branch that is to be made', async () => {
    expect(await inspected('team/there', { branch: 'next' })).toEqual({
      state: { exists: true, private: false },
      problems: [],
    });
  });

  test('a repository that is to be made', async () => {
    for (const repoId of ['team/new', 'ci/new', 'CI/new'])
      expect(await inspected(repoId)).toEqual({ state: { exists: false }, problems: [] });
  });

  test("a pull request to somebody else's", async () => {
    expect(await inspected('readers/there', { createPr: true })).toMatchObject({ problems: [] });
  });

  test('nothing is written', () => expect(requestsOf().every((one) => one.startsWith('GET'))).toBe(true));
});

describe('where it does not', () => {
  test('names of repositories', async () => {
    const rules: Record<string, string> = {
      model: 'one slash',
      'a/b/c': 'one slash',
      '/model': 'one slash',
      'team/my model': '" " may not be in it',
      'team/modèle': '"è" may not be in it',
      'team/-model': 'neither part may begin or end with "-" or "."',
      'team/model.': 'neither part may begin or end with "-" or "."',
      'team/a--b': '"--" may not be in it',
      'team/a..b': '".." may not be in it',
      'team/model.git': 'it may not end with ".git"',
      [`team/${'a'.repeat(97)}`]: 'its second part has 97 characters, and 96 are allowed',
    };
    for (const [repoId, rule] of Object.entries(rules)) {
      const { state, problems } = await inspected(repoId);
      expect(state).toBeUndefined();
      expect(problems).toEqual([expect.stringContaining(rule)]);
      expect(problems[0]).toMatch(/^repo-id: ".*" is no name of a repository: /s);
    }
    expect(requestsOf()).toEqual([]);
  });

  test('every problem is told at once', async () => {
    expect(await inspected('team/there', { branch: 'a b', tag: 'v^1', createPr: true })).toMatchObject({
      problems: [
        expect.stringContaining('branch: "a b" cannot be the name of a branch'),
        expect.stringContaining('tag: "v^1" cannot be the name of a tag'),
        'tag: a pull request publishes nothing yet that could be tagged. Leave out tag or create-pr.',
        'branch: team/there has no branch "a b" that a pull request could go to.',
      ],
    });
  });

  test.each(['HEAD', '0a1b'.repeat(10), 'refs/heads/main', 'refs/pr/1'])(
    'the branch or the tag %s',
    async (name) => {
      for (const input of ['branch', 'tag'] as const) {
        const target = targetOf('team/there', { [input]: name });
        const message = `${input}: "${name}" cannot be the name of a ${input}`;
        expect((await inspected('team/there', { [input]: name })).problems[0]).toContain(message);
        const { hub } = await connected();
        expect((await refusalOf(publish(hub, publicationOf(target, { a: 'a' })))).message).toContain(message);
      }
    },
  );

  test.each([
    [{ tag: 'main' }, 'is the name of a branch'],
    [{ branch: 'next', tag: 'main' }, 'is the name of a branch'],
    [{ branch: 'next', tag: 'next' }, 'is the name of a branch'],
    [{ tag: 'mlops-actions-publishing' }, 'is what marks a first publication'],
  ])('%j', async (more, message) => {
    expect((await inspected('team/there', more)).problems).toEqual([
      expect.stringContaining(`tag: "${more.tag}" ${message}`),
    ]);
  });

  test('a branch that is a tag', async () => {
    const repoId = 'team/tagged';
    const { hub } = await connected();
    await makeTag(hub, repoId, 'v3', hubApi().createRepo(repoId));
    const problem =
      'branch: "v3" is a tag in team/tagged, and tags are not moved. Write the name of a branch, for example:\n  branch: main';
    expect((await inspected(repoId, { branch: 'v3' })).problems).toEqual([problem]);
    const publication = publicationOf(targetOf(repoId, { branch: 'v3' }), { a: 'a' });
    expect((await refusalOf(publish(hub, publication))).message).toBe(problem);
  });

  test('no right to write', async () => {
    for (const [repoId, token] of [
      ['readers/there', hubApi().token],
      ['team/there', hubApi().readOnlyToken],
    ])
      expect((await inspected(repoId!, {}, token)).problems).toEqual([
        `repo-id: ${repoId} may not be written to: HUB answered 403 ("Forbidden: pass \`create_pr=1\` as a query parameter to create a Pull Request"). For that, the token needs the role "write", or if it is a fine-grained one, "Write access to contents/settings" of ${repoId} (create-pr: "Interact with discussions / Open pull requests"), and its account a role that writes there. Tokens are made at HUB/settings/tokens. Whoever may not write can propose, with create-pr: true`,
      ]);
  });

  test('no right to make a repository', async () => {
    const cases: [string, string, string][] = [
      [
        'readers/new',
        hubApi().token,
        '"ci", whose token it is, only reads in the organisation "readers". Its administrators can give the role "contributor" or "write".',
      ],
      [
        'others/new',
        hubApi().token,
        '"others" is neither "ci", whose token it is, nor an organisation that it belongs to. It can publish to "ci", "team".',
      ],
      // A private one is not to be seen by a stranger.
      [
        'team/hidden',
        hubApi().strangersToken,
        '"team" is neither "stranger", whose token it is, nor an organisation that it belongs to. It can publish to "stranger".',
      ],
      [
        'ci/new',
        hubApi().readOnlyToken,
        'the token only reads. Make one with the role "write" at HUB/settings/tokens.',
      ],
    ];
    for (const [repoId, token, why] of cases)
      expect(await inspected(repoId, {}, token)).toEqual({
        state: { exists: false },
        problems: [`repo-id: ${repoId} does not exist, and cannot be made: ${why}`],
      });
  });

  test('a token that is no good', async () => {
    const { state, problems } = await inspected('team/there', {}, 'hf_unknown');
    expect(state).toBeUndefined();
    expect(problems).toEqual([
      expect.stringMatching(/^Could not look at team\/there: HUB answered 401 .* does not accept the token/),
    ]);
  });

  test('a pull request with a token that only reads', async () => {
    expect((await inspected('team/there', { createPr: true }, hubApi().readOnlyToken)).problems).toEqual([
      'hf-token: only reads, and a pull request is written. Make one with the role "write" at HUB/settings/tokens.',
    ]);
  });

  test('what a first publication cannot do', async () => {
    expect((await inspected('team/new', { branch: 'next', createPr: true })).problems).toEqual([
      'create-pr: nothing has been published to team/new yet, and a pull request needs something to change. Publish once without.',
      'branch: nothing has been published to team/new yet, and the first publication makes its branch "main". Publish once to that.',
    ]);
  });

  test('a public repository that shall be private', async () => {
    expect((await inspected('team/there', { private: true })).problems).toEqual([
      'private: is true, and team/there is there already for everybody to see. Make it private at HUB/team/there/settings, or leave the input out.',
    ]);
  });

  test('a Hub out of reach is no matter of the target', async () => {
    hubApi().fault = () => ({ status: 503 });
    const { hub } = await connected();
    const error = await refusalOf(inspectTarget(hub, targetOf('team/there')));
    expect(error.message).toMatch(/^Could not look at team\/there: .* answered 503/);
  });

  test('the OIDC token of a repository that is gone', async () => {
    hubApi().createRepo('team/gone');
    hubApi().trust('team/gone');
    const { hub } = await connected({}, { token: '', idToken: async () => hubApi().idToken }, 'team/gone');
    hubApi().fault = ({ url }) =>
      url.startsWith('/api/models/')
        ? { status: 404, headers: { 'x-error-code': 'RepoNotFound' } }
        : undefined;
    expect((await inspectTarget(hub, targetOf('team/gone'))).problems).toEqual([
      'auth: team/gone does not exist, and by its OIDC token a job cannot make a repository. Publish once with hf-token.',
    ]);
  });
});

test('no name that is let through is refused by the Hub', async () => {
  const name = fc.string({ unit: fc.constantFrom(...'aZ0-._g/ é'), minLength: 1, maxLength: 12 });
  const official = (id: string) =>
    /^(?:[A-Za-z0-9_][\w.-]*\/)(?=\w)[\w.-]{1,96}$/.test(id) &&
    id.split('/').every((part) => /\w$/.test(part)) &&
    !/--|\.\.|\.git$/.test(id);
  fc.assert(
    fc.property(
      fc.oneof(
        name,
        fc.tuple(name, name).map(([one, other]) => `${one}/${other}`),
      ),
      (id) => {
        expect(repoIdProblem(id) === undefined).toBe(official(id));
      },
    ),
    { numRuns: 2000 },
  );
});

describe('a card', () => {
  test('is checked by the Hub', async () => {
    const { hub } = await connected();
    expect(await validateCard(hub, '---\nlicense: mit\n---\n# A model')).toEqual({
      problems: [],
      warnings: [],
    });
    expect(await validateCard(hub, '# A model')).toEqual({
      problems: [],
      warnings: ['The Hub remarks on the model card: empty or missing yaml metadata in repo card'],
    });
    const { problems } = await validateCard(hub, '---\nlicense: mine\n---\n# A model');
    expect(problems).toEqual([expect.stringMatching(/^The Hub does not take the model card: .*license/)]);
  });

  test.each([404, 500, 429])('a Hub that answers %i is a warning', async (status) => {
    hubApi().fault = () => ({ status, headers: { 'retry-after': '0' }, body: { error: 'No.' } });
    const { hub } = await connected();
    expect(await validateCard(hub, '# A model')).toEqual({
      problems: [],
      warnings: [
        `The model card could not be checked before the upload: ${hubApi().url} answered ${status} ("No.").`,
      ],
    });
  });
});
