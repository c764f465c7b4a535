import { expect, test } from '@jest/globals';
import { removeLeft } from '../src/left.js';
import { scriptedDocker } from './scripted-docker.js';

test('removes by label and by name, forced', async () => {
  const { docker, calls } = scriptedDocker([
    { to: 'container ls --all --quiet --filter=label=mlops-actions.owner=Step-Ab1', stdout: 'aa\nbb\n' },
    { to: 'container rm', code: 1, stderr: 'Error: No such container: aa' },
    {
      to: '--filter=reference=mlops-actions/step-ab1',
      stdout: 'mlops-actions/step-ab1:1\nmlops-actions/step-ab1:<none>\n',
    },
    { to: 'image rm', code: 1, stderr: 'Error: No such image' },
  ]);
  await removeLeft(docker, 'Step-Ab1');
  const removals = calls().map(({ args }) => args.join(' '));
  expect(removals.filter((call) => call.includes(' rm '))).toEqual([
    'container rm --force --volumes aa bb',
    'image rm --force mlops-actions/step-ab1:1',
  ]);
});

test('removes nothing where nothing is left, or nobody answers', async () => {
  const { docker, calls } = scriptedDocker([
    { to: 'container ls' },
    { to: 'image ls', code: 1, stderr: 'Cannot connect to the Docker daemon' },
  ]);
  await removeLeft(docker, 'step');
  expect(calls()).toHaveLength(2);
});
