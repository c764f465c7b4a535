import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { checkDockerfile, parseDockerfile } from '../src/dockerfile.js';

const parse = (...lines: string[]) => parseDockerfile(lines.join('\n'), 'Dockerfile');
const argsOf = (...lines: string[]) => Object.fromEntries(parse('FROM a', ...lines).args);

describe('a Dockerfile', () => {
  test('stages, arguments and ports', () => {
    const file = parse(
      '# syntax=docker/dockerfile:1',
      'ARG BASE=python:3.12',
      'FROM --platform=$BUILDPLATFORM $BASE AS Build',
      'ARG MODEL_NAME MODEL_VERSION=1 HF_ID="acme models"',
      'from build',
      'expose 8000 8001/tcp 53/udp 9000-9002 $PORT 0 70000',
      'ARG BASE',
      'FROM scratch as final',
    );
    expect(file).toEqual({
      stages: ['build', 'final'],
      stageCount: 3,
      args: new Map([
        ['BASE', 'python:3.12'],
        ['MODEL_NAME', undefined],
        ['MODEL_VERSION', '1'],
        ['HF_ID', 'acme models'],
      ]),
      exposed: [8000, 8001, 9000, 9002],
    });
  });

  test.each<[string, string[], { [name: string]: string | undefined }]>([
    [
      'continued lines with comments and nothing between',
      ['ARG A=1 \\', '  # ARG X', '', '  B=2'],
      { A: '1', B: '2' },
    ],
    ['a blank after the backslash', ['ARG A=1 \\ \t', ' B'], { A: '1', B: undefined }],
    ['an escaped backslash continues nothing', ['RUN echo \\\\', 'ARG A'], { A: undefined }],
    [
      'quotes',
      [`ARG A='x "y' B="x\\"y" C=x\\ y D="" E=a"b c"d F="\\d"`],
      { A: 'x "y', B: 'x"y', C: 'x y', D: '', E: 'ab cd', F: '\\d' },
    ],
    ['RUN goes on', ['RUN a \\', 'ARG X', 'ARG A'], { A: undefined }],
    ['a heredoc', ['RUN <<EOF', 'ARG X', 'FROM y', 'EOF', 'ARG A'], { A: undefined }],
    ['a heredoc with tabs and quotes', ['RUN cat <<-"E F" > a', 'ARG X', '\tE F', 'ARG A'], { A: undefined }],
    ['two heredocs', ['COPY <<A <<B /x/', 'B', 'ARG X', 'A', 'ARG X', 'B', 'ARG A'], { A: undefined }],
    ['a heredoc that never ends', ['RUN <<EOF', 'ARG X'], {}],
    ['a heredoc in quotes is none', ['RUN echo "<<A"', 'ARG A'], { A: undefined }],
    ['a here-string is none', ['RUN cat <<<A', 'ARG A'], { A: undefined }],
    ['of another instruction', ['LABEL a="<<A"', 'ENV x=<<A', 'ARG A'], { A: undefined }],
    ['ONBUILD', ['ONBUILD RUN <<EOF', 'ARG X', 'EOF', 'ONBUILD ARG Y', 'ARG A'], { A: undefined }],
  ])('%s', (_, lines, args) => {
    expect(argsOf(...lines)).toEqual(args);
  });

  test('escape=', () => {
    const lines = ['FROM a', 'RUN dir C:\\', 'ARG A=1 `', '  B=x` y'];
    expect([...parse('# escape=`', ...lines).args]).toEqual([
      ['A', '1'],
      ['B', 'x y'],
    ]);
    expect(parse('# a comment', '# escape=`', 'FROM a', 'ARG A=`', 'ARG B').args.get('A')).toBe('`');
  });

  test('line ends and a byte order mark', () => {
    const { stages, args } = parseDockerfile('\ufeff# escape=`\r\nFROM a AS b\r\nARG C=1 `\r\n D\r\n', 'D');
    expect([stages, [...args.keys()]]).toEqual([['b'], ['C', 'D']]);
  });

  test.each([
    ['', 'app/Dockerfile: the Dockerfile is empty.'],
    ['\ufeff \r\n# only this\n', 'app/Dockerfile: the Dockerfile is empty.'],
    ['<!doctype html>', 'app/Dockerfile: there is no FROM in it'],
    ['\0F\0R\0O\0M\0 \0a\0', 'app/Dockerfile: there is no FROM in it'],
    ['RUN x \\\nFROM a', 'app/Dockerfile: there is no FROM in it'],
  ])('%j is refused', (text, words) => {
    expect(() => parseDockerfile(text, 'app/Dockerfile')).toThrow(words);
    expect(() => parseDockerfile(text, 'app/Dockerfile')).toThrow(UserError);
  });

  test('what is written as an argument is read back', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[\n\r\\"$]/.test(text));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const lines = values.map((text, index) => `ARG A${index}="${text}"`);
        expect(Object.values(argsOf(...lines))).toEqual(values);
      }),
    );
  });

  test('a large one, and whatever comes', () => {
    expect(parse(`FROM a\n${'RUN x \\\n'.repeat(2e5)}`).stageCount).toBe(1);
    expect(parse(`FROM a\nARG A=${'"'.repeat(1e6)}`).args.size).toBe(1);
    const line = fc.constantFrom(
      'FROM a',
      'ARG A="',
      'RUN <<A',
      'A',
      'X \\',
      '',
      '#',
      '\\',
      'EXPOSE',
      'ARG',
      'FROM',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(line), fc.string({ unit: 'binary' }), (lines, text) => {
        try {
          parse(...lines, text);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('what is asked of it', () => {
  const file = parse('ARG MODEL_VERSION', 'FROM a AS Build', 'ARG HF_ID', 'FROM b AS serve', 'FROM c');
  const check = (target: string | undefined, args: { [name: string]: string } = {}) =>
    checkDockerfile(file, 'app/Dockerfile', {
      ...(target !== undefined && { target }),
      buildArgs: new Map(Object.entries(args)),
    });

  test.each([undefined, 'build', 'BUILD', 'serve', '0', '2'])('target %s', (target) => {
    expect(check(target)).toEqual({ problems: [], warnings: [] });
  });

  test('a target that is no stage', () => {
    expect(check('server').problems).toEqual([
      'target: app/Dockerfile has no stage server. It has build, serve. Did you mean serve?',
    ]);
    expect(check('3').problems[0]).toContain('has no stage 3');
    const plain = checkDockerfile(parse('FROM a'), 'D', { target: 'x', buildArgs: new Map() });
    expect(plain.problems[0]).toContain('It names no stage with AS.');
  });

  test('arguments', () => {
    expect(check(undefined, { MODEL_VERSION: '', HF_ID: 'acme' }).problems).toEqual([
      expect.stringContaining(
        'build-args: MODEL_VERSION is empty. Is the variable or secret it comes from not set?',
      ),
    ]);
    expect(check(undefined, { MODEL_VERSON: '4', 'hf-id': 'a', ZEBRA: 'z' }).warnings).toEqual([
      'build-args: app/Dockerfile has no ARG MODEL_VERSON, so MODEL_VERSON changes nothing. Did you mean MODEL_VERSION?',
      'build-args: app/Dockerfile has no ARG hf-id, so hf-id changes nothing. Did you mean HF_ID?',
      'build-args: app/Dockerfile has no ARG ZEBRA, so ZEBRA changes nothing.',
    ]);
    const known = {
      HTTP_PROXY: 'p',
      no_proxy: 'p',
      BUILDKIT_INLINE_CACHE: '1',
      SOURCE_DATE_EPOCH: '0',
      TARGETARCH: 'arm64',
    };
    expect(check(undefined, known)).toEqual({ problems: [], warnings: [] });
  });
});
