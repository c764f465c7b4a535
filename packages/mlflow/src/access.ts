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
  readonly workspace: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * By MLflow's own names in the environment, and those of who hosts it: secrets are better there than in an input.
 * @param trackingUri goes before MLFLOW_TRACKING_URI
 */
export function mlflowAccess(trackingUri: string | undefined, env: Environment): MlflowAccess {
  const uri = (trackingUri ?? env.MLFLOW_TRACKING_URI ?? '').trim();
  const access = {
    trackingUri: uri,
    username: env.MLFLOW_TRACKING_USERNAME ?? '',
    password: env.MLFLOW_TRACKING_PASSWORD ?? '',
    token: env.MLFLOW_TRACKING_TOKEN ?? '',
    workspace: env.MLFLOW_WORKSPACE ?? '',
  };
  return { ...access, ...ofHost(uri, env, access) };
}

/** What the environment has for the one who hosts the server, where nothing else is given. */
function ofHost(uri: string, env: Environment, given: MlflowAccess): Partial<MlflowAccess> {
  if (uri === 'databricks') {
    const { DATABRICKS_HOST: host, DATABRICKS_TOKEN: token } = env;
    if (!host || !token) return {};
    return {
      trackingUri: host.includes('://') ? host : `https://${host}`,
      username: '',
      password: '',
      token,
    };
  }
  const { username, password, token } = given;
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const isDagsHub = url?.protocol === 'https:' && /^(.+\.)?dagshub\.com$/.test(url.hostname);
  const isGiven = `${username}${password}${token}${url?.username}${url?.password}` !== '';
  // DagsHub takes a token for both.
  if (isDagsHub && !isGiven && env.DAGSHUB_USER_TOKEN)
    return { username: env.DAGSHUB_USER_TOKEN, password: env.DAGSHUB_USER_TOKEN };
  return {};
}
