import { UserError, visible } from '@mlops-actions/toolkit';

const LIST = 'https://huggingface.co/docs/hub/repositories-licenses';

/**
 * Refuses what can be no id of a licence. The list itself grows on the Hub's side, which `validate-yaml` asks.
 * @param hasName whether the card that there is has a `license_name`, which `other` is nothing without
 */
export function checkLicense(license: string, hasName: boolean): void {
  if (!/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(license)) {
    const near = license
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/-(?:or-later|only)$/, '')
      .replace(/^[-.]+|[-.]+$/g, '');
    throw new UserError(
      `license: "${visible(license.slice(0, 100))}" is not written as the Hub writes licences: an id of ${LIST} is expected, in lower case. Write for example license: ${near || 'apache-2.0'}`,
    );
  }
  if (license === 'other' && !hasName)
    throw new UserError(
      'license: other needs a name and a link, which only a card can hold. Write a card of your own that begins with these lines, and give its path as model-card:\n---\nlicense: other\nlicense_name: my-licence\nlicense_link: LICENSE\n---',
    );
}
