/** A tracking server and the way into it; '' where something is not given. */
export interface MlflowAccess {
  /**
   * `https://mlflow.example.com`, with the path that the server lives under, if any. Credentials in it are taken out and
   * used as basic ones.
   */
  readonly trackingUri: string;
  /** With `password`, goes before `token` as in MLflow's own client. */
  readonly username: string;
  readonly password: string;
  /** A bearer token, as Databricks and many proxies take it. */
  readonly token: string;
}

/**
 * By MLflow's own names in the environment: secrets are better there than in an input.
 * @param trackingUri goes before MLFLOW_TRACKING_URI
 */
export function mlflowAccess(
  trackingUri: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): MlflowAccess {
  return {
    trackingUri: trackingUri ?? env.MLFLOW_TRACKING_URI ?? '',
    username: env.MLFLOW_TRACKING_USERNAME ?? '',
    password: env.MLFLOW_TRACKING_PASSWORD ?? '',
    token: env.MLFLOW_TRACKING_TOKEN ?? '',
  };
}
