import { isPlaceholder, isRandom } from './placeholder.js';
import { type SecretName, secretName } from './secret-names.js';

/** As far as a value is looked at. */
const LONGEST = 400;

/** Most lines have none of these, and need no closer look. */
const WORTH_A_LOOK = /pass|pwd|secret|key|token|cred|auth|\bpat\b/i;

/**
 * A name, and the sign after it: `api_key = `, `"api_key": `, `environ["API_KEY"] = `, `api_key: str = `,
 * `getenv("API_KEY", `. Every name is tried once, and all that follows it is bounded.
 */
const NAME = String.raw`(?<![\w-])-{0,2}([A-Za-z_][\w-]{1,80})(?![\w-])`;
const TYPE = String.raw`:[ \t]{0,4}[A-Za-z_][\w.[\]| ]{0,40}=(?!=)`;
const ASSIGNED = new RegExp(
  `${NAME}(\\\\?["'])?\\]?[ \\t]{0,20}(?:(${TYPE}|:=|=>|=(?!=)|:(?!:))|,)[ \\t]{0,20}`,
  'g',
);

/** The second argument of these is a value. */
const DEFAULT = /(?:getenv|environ\.get|setdefault|setenv|putenv)\([rbu]?\\?["']-{0,2}$/i;

/** Within calls that hold the value itself; others look it up. */
const QUOTED =
  /^(?:(?:pydantic\.)?SecretStr\(|Secret\(|str\(|\()?([rbuf]{0,2})(\\?(?:"""|'''|"|'))((?:(?!\2).)+)(\2(?=[\s,;:)}\]#\\&|<]|$)|$)/i;

const PYTHON = /^[ \t]*(?:import|from|def|class|async def)[ \t]+[A-Za-z_.]/m;

const NUMBER = /^[-+]?[\d._]+(?:e[-+]?\d+)?$/i;

/** Calls, attributes of something, and what no plain value of YAML begins with. */
const EXPRESSION = /^[!&*|>[{<%$@`"'(\\]|[([]|^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/;

/** Finds the literals that are assigned to names of secrets, in Python, JSON, YAML, .env and .ini. */
export class AssignedSecrets {
  /** There, what has no quotes is an expression: password = ask. */
  readonly #isPython: boolean;

  constructor(text: string) {
    this.#isPython = PYTHON.test(text);
  }

  /** The names whose values in this line are secrets. */
  in(line: string): string[] {
    if (!WORTH_A_LOOK.test(line)) return [];
    return [...line.matchAll(ASSIGNED)].flatMap((match) => {
      const { 0: whole, 1: written = '', 2: quote, 3: sign, index } = match;
      // In a text inside JSON, \napi_key starts a line.
      const name = line[index - 1] === '\\' ? written.replace(/^[nrt]/, '') : written;
      const says = secretName(name);
      if (says === undefined) return [];
      if (sign === undefined && !DEFAULT.test(line.slice(Math.max(0, index - 40), index))) return [];
      const end = index + whole.length;
      const rest = line.slice(end, end + LONGEST);
      const isBare = sign !== undefined && (sign !== ':' || /\s$/.test(whole));
      const value = quotedIn(rest) ?? (isBare ? this.#bareIn(rest, sign, quote !== undefined) : undefined);
      return value !== undefined && isSecretValue(value, says) && !isFolder(name, value) ? [name] : [];
    });
  }

  #bareIn(rest: string, sign: string, isQuotedName: boolean): string | undefined {
    const word = rest.split(/\s/, 1)[0] ?? '';
    const value = word.replace(/[,;}\])"'\\]{1,9}$/, '');
    if (EXPRESSION.test(value) || (NUMBER.test(value) && !/^\d{8,}$/.test(value))) return undefined;
    if (this.#isPython || isQuotedName) return isRandom(value) ? value : undefined;
    // name=other in a program
    if (sign !== ':') return /[^A-Za-z_]/.test(value) ? value : undefined;
    // A sentence after a colon is no value.
    return word.endsWith(',') || /^\s*(?:[#}].*)?$/.test(rest.slice(word.length)) ? value : undefined;
  }
}

function quotedIn(rest: string): string | undefined {
  const [, prefix = '', quote = '', value, end] = QUOTED.exec(rest) ?? [];
  if (end === '' && !(rest.length === LONGEST && /^[\w.+/=%~-]+$/.test(value!))) return undefined;
  // A quote inside a text inside JSON would have a backslash: the text ended before.
  if (quote.startsWith('\\') && value?.includes('"')) return undefined;
  return value === undefined || (/f/i.test(prefix) && value.includes('{')) ? undefined : value;
}

function isSecretValue(value: string, says: SecretName): boolean {
  if (/\s/.test(value) || /^[<[].*[>\]]$/.test(value) || isPlaceholder(value)) return false;
  if (says === 'password') return value.length >= 4;
  if (says === 'maybe') return isRandom(value);
  return value.length >= 8 && !/^[A-Za-z]+(?:[-_./:][A-Za-z]+)+$/.test(value);
}

/** The environment variable PWD is the working folder. */
const isFolder = (name: string, value: string): boolean =>
  /^(?:OLD)?PWD$/i.test(name) && /^[./~]/.test(value);
