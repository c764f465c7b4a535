/**
 * The repository of a team that serves a model: an API that answers /health and /predict, and a page.
 * @param {string} base the image to build from
 * @param {{predict?: string, port?: number}} [options] what the API gets wrong
 * @returns {Record<string, string>} its files, by path
 */
export function serving(base, { predict = '200 OK', port = 8000 } = {}) {
  return {
    'api/Dockerfile': `FROM ${base}
ARG MODEL_NAME
ARG MODEL_VERSION
ARG HF_REPO
ARG CODE_VERSION=dev
ENV MODEL="$MODEL_NAME $MODEL_VERSION of $HF_REPO, code $CODE_VERSION"
COPY serve /serve
EXPOSE ${port}
CMD ["nc", "-ll", "-p", "${port}", "-e", "/serve"]
`,
    'api/serve': SERVE.replace('PREDICT', predict),
    'web/Dockerfile': `FROM ${base}
ARG MODEL_VERSION
COPY index.html /www/index.html
EXPOSE 8080
CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]
`,
    'web/index.html': '<p>Reviews</p>\n',
  };
}

// One request from stdin, one answer to stdout: the whole of a web server where only busybox is.
const SERVE = `#!/bin/sh
read -r method path version
length=0
while read -r line; do
  line=\${line%?}
  [ -z "$line" ] && break
  case "$line" in [Cc]ontent-[Ll]ength:*) length=\${line#*: } ;; esac
done
[ "$length" -gt 0 ] && read -r -n "$length" body
status='200 OK' text=ok
case "$path" in
  /health) ;;
  /predict) status='PREDICT' text="{\\"label\\":\\"positive\\",\\"model\\":\\"$MODEL\\"}" ;;
  *) status='404 Not Found' text=no ;;
esac
printf 'HTTP/1.1 %s\\r\\nContent-Type: application/json\\r\\nContent-Length: %s\\r\\nConnection: close\\r\\n\\r\\n%s' "$status" "\${#text}" "$text"
`;
