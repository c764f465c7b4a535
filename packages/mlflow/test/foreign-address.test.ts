import { describe, expect, test } from '@jest/globals';
import { addressOf } from '../src/address.js';
import { mayBeFollowed } from '../src/foreign-address.js';

const REMOTE = 'https://mlflow.example.com/team';

describe('where bytes are read on a server’s word', () => {
  test.each([
    'https://bucket.s3.amazonaws.com/model?X-Amz-Signature=1',
    'http://10.0.0.7:9000/bucket/model',
    'http://minio.internal/bucket/model',
  ])('%s is a storage', (url) => expect(mayBeFollowed(new URL(url), REMOTE)).toBe(true));

  test.each([
    'http://127.0.0.1:8080/credentials',
    'http://localhost/x',
    'http://[::1]/x',
    'http://[::ffff:127.0.0.1]/x',
    'http://169.254.169.254/latest/meta-data/iam',
    'http://metadata.google.internal/x',
    'http://0.0.0.0/x',
    'http://2130706433/x',
    'http://AKIA:secret@storage.example.com/x',
    'file:///etc/passwd',
  ])('%s is not', (url) => expect(mayBeFollowed(new URL(url), REMOTE)).toBe(false));

  test('a server on this machine has its storage here too', () => {
    expect(mayBeFollowed(new URL('http://127.0.0.1:9000/bucket'), 'http://localhost:5000')).toBe(true);
  });
});

test.each([
  'ci:hunter2pass@mlflow.example.com',
  'ftp:/ci:hunter2pass@mlflow.example.com',
  'ftp://ci:hunter2pass@mlflow.example.com',
  'https://ci:hunter2pass@mlflow.example.com/?x=1',
])('the password in %s is not repeated', (uri) => {
  expect(() => addressOf(uri, {})).toThrow(/\*\*\*@mlflow\.example\.com/);
  expect(() => addressOf(uri, {})).not.toThrow(/hunter2/);
});
