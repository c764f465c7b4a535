/** By folder: everything in it. */
const FOLDERS: readonly [RegExp, string][] = [
  [/^\.(?:aws|azure|oci)$/, 'credentials of a cloud'],
  [/^gcloud$/, 'credentials of a cloud'],
  [/^\.(?:ssh|gnupg)$/, 'private keys'],
  [/^\.(?:kube|docker)$/, 'credentials of a cluster or registry'],
];

/** By the file's own name, in lower case. */
const NAMES: readonly [RegExp, string][] = [
  [/^\.env(?:rc|\..+)?$|^[^.].*\.env$/, 'environment variables, where people keep tokens'],
  [/^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/, 'a private SSH key'],
  [/\.(?:pem|key|p12|pfx|ppk|jks|keystore|kdbx)$/, 'a private key or a store of keys'],
  [/^[._]netrc$|^\.git-credentials$|^\.pgpass$|^\.htpasswd$/, 'passwords'],
  [
    /^\.(?:pypirc|npmrc|dockercfg|databrickscfg|boto|s3cfg|vault-token|terraformrc|renviron)$/,
    'credentials of a tool',
  ],
  [/^\.?credentials?(?:\.(?:json|ya?ml|toml|ini|csv|txt|db))?$/, 'credentials'],
  [/^application_default_credentials\.json$/, 'credentials of a cloud'],
  [/^kaggle\.json$/, 'an API key of Kaggle'],
  [/^(?:client_secrets?|service[-_]?account)[\w.-]*\.json$/, 'credentials of Google'],
  [/^\.?secrets?(?:\.(?:json|ya?ml|toml|ini|env|txt|py))?$/, 'secrets'],
  [/^(?:hf_|access_|api_|auth_)?token(?:\.(?:json|txt))?$|^stored_tokens$/, 'an access token'],
  [/^api[-_]?keys?(?:\.(?:json|ya?ml|txt))?$/, 'API keys'],
  [/^passwords?(?:\.(?:json|ya?ml|txt|csv))?$/, 'passwords'],
  [/^kubeconfig$|\.tfstate$|\.tfvars$/, 'credentials of an infrastructure'],
  [/^config\.local$/, 'the credentials that DVC keeps out of git (.dvc/config.local)'],
  [/^\.(?:bash|zsh|python)_history$/, 'a history of commands'],
];

/** What has such a name and is public. */
const PUBLIC = /\.pub$|^\.env\.(?:example|sample|template|dist)$|^(?:cacert|ca-bundle|ca-certificates)\.pem$/;

/**
 * Why a file's name says that it is no file to publish; undefined for the files of models (tokenizer.json,
 * special_tokens_map.json, vocab.txt, …).
 * @param path below the model's folder
 */
export function looksSecret(path: string): string | undefined {
  const parts = path.toLowerCase().split('/');
  const name = parts.pop()!;
  if (PUBLIC.test(name)) return undefined;
  const folder = FOLDERS.find(([pattern]) => parts.some((part) => pattern.test(part)));
  return (folder ?? NAMES.find(([pattern]) => pattern.test(name)))?.[1];
}
