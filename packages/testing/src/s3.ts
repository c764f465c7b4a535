import { type Environment, startService } from './service.js';

export interface S3 {
  readonly url: string;
  /** `s3://…`, empty. */
  readonly bucket: string;
  /** How boto3 finds it. */
  readonly environment: Environment;
  close(): Promise<void>;
}

/** S3 on loopback (moto). It takes any signature, so that a test must look itself who sends which credentials. */
export async function startS3(): Promise<S3> {
  const service = await startService({
    name: 's3',
    command: process.env.REFERENCE_PYTHON!,
    arguments: (_, port) => [
      '-c',
      `from moto.server import main; main(["--host", "127.0.0.1", "--port", "${port}"])`,
    ],
    healthy: '/moto-api/',
  });
  const bucket = 'artifacts';
  await fetch(`${service.origin}/${bucket}`, { method: 'PUT' });
  return {
    url: service.origin,
    bucket: `s3://${bucket}`,
    environment: {
      MLFLOW_S3_ENDPOINT_URL: service.origin,
      AWS_ACCESS_KEY_ID: 'loopback',
      AWS_SECRET_ACCESS_KEY: 'loopback',
      AWS_DEFAULT_REGION: 'us-east-1',
    },
    close: service.close,
  };
}
