import { visible } from '@mlops-actions/toolkit';
import { kindOf } from './kind.js';
import type { Mlmodel } from './mlmodel.js';
import { type Requirement, requirementOf } from './requirements.js';
import { urlSecrets, withoutUrlSecrets } from './url-secrets.js';
import { field, textOf } from './values.js';

/** The keys of flavors that say which version of a package wrote the model. */
const VERSIONS: readonly { flavor: string; key: string; package: string }[] = [
  { flavor: 'sklearn', key: 'sklearn_version', package: 'scikit-learn' },
  { flavor: 'python_function', key: 'cloudpickle_version', package: 'cloudpickle' },
  { flavor: 'transformers', key: 'transformers_version', package: 'transformers' },
  { flavor: 'sentence_transformers', key: 'sentence_transformers_version', package: 'sentence-transformers' },
  { flavor: 'xgboost', key: 'xgb_version', package: 'xgboost' },
  { flavor: 'lightgbm', key: 'lgb_version', package: 'lightgbm' },
  { flavor: 'catboost', key: 'catboost_version', package: 'catboost' },
  { flavor: 'pytorch', key: 'pytorch_version', package: 'torch' },
  { flavor: 'onnx', key: 'onnx_version', package: 'onnx' },
  { flavor: 'keras', key: 'keras_version', package: 'keras' },
  { flavor: 'spacy', key: 'spacy_version', package: 'spacy' },
  { flavor: 'statsmodels', key: 'statsmodels_version', package: 'statsmodels' },
];

/**
 * Why a model may not load, or not the same, where its requirements are installed; and what its requirements give away.
 * @param input.requirements the lines of `requirementsOf`
 * @param input.pythonEnv the text of the model's python_env.yaml
 */
export function environmentWarnings(input: {
  mlmodel: Mlmodel;
  requirements: readonly string[];
  pythonEnv?: string;
}): string[] {
  const requirements = input.requirements.map(requirementOf);
  return [
    ...pythonWarnings(input.mlmodel, input.pythonEnv),
    ...versionWarnings(input.mlmodel, requirements),
    ...skopsWarnings(input.mlmodel, requirements),
    ...looseWarnings(requirements),
    ...foreignWarnings(requirements),
    ...secretWarnings(input.requirements),
  ].map(visible);
}

function pythonWarnings(mlmodel: Mlmodel, pythonEnv: string | undefined): string[] {
  const wrote = mlmodel.pythonVersion;
  const asked = pythonEnv === undefined ? undefined : pythonOf(pythonEnv);
  if (wrote === undefined || asked === undefined || minor(wrote) === minor(asked)) return [];
  return [
    `MLmodel says that Python ${wrote} wrote the model, python_env.yaml asks for Python ${asked}. ` +
      'A pickle of one may not load in the other.',
  ];
}

/** As it stands there: 3.10 without quotes is no number. */
const pythonOf = (pythonEnv: string): string | undefined =>
  /^python:[ \t]*['"]?([\d.]+)['"]?[ \t]*(?:#.*)?$/m.exec(pythonEnv)?.[1];

const minor = (version: string): string => version.split('.').slice(0, 2).join('.');

function versionWarnings({ flavors }: Mlmodel, requirements: readonly Requirement[]): string[] {
  return VERSIONS.flatMap(({ flavor, key, package: name }) => {
    const wrote = textOf(field(flavors.get(flavor), key));
    const found = requirements.find((one) => one.name === name);
    if (wrote === undefined || found?.pin === undefined || sameVersion(found.pin, wrote)) return [];
    return [
      `MLmodel says that ${name} ${wrote} wrote the model, requirements.txt asks for ${name}==${found.pin}. ` +
        'The model may not load there, or predict something else.',
    ];
  });
}

/** PEP 440: 1.4 is 1.4.0, and a pin without local part takes 2.1.0+cpu. */
function sameVersion(pin: string, version: string): boolean {
  const normal = (text: string) => text.replace(/(?:\.0+)+(?=$|\+)/, '');
  return normal(pin) === normal(pin.includes('+') ? version : version.replace(/\+.*$/, ''));
}

function skopsWarnings(mlmodel: Mlmodel, requirements: readonly Requirement[]): string[] {
  const { format, modelFile } = kindOf(mlmodel, undefined);
  if (format !== 'skops' || requirements.some(({ name }) => name === 'skops')) return [];
  return [
    `${modelFile ?? 'The model'} is a skops file, but requirements.txt does not ask for skops, which MLflow does not bring along. ` +
      "Log the model with extra_pip_requirements=['skops==…'].",
  ];
}

function looseWarnings(requirements: readonly Requirement[]): string[] {
  const loose = requirements.filter(
    ({ name, pin, source }) => name !== undefined && pin === undefined && source === undefined,
  );
  if (loose.length === 0) return [];
  return [
    `requirements.txt does not pin ${listed(loose.map(({ name, versions }) => `${name}${versions}`))}: ` +
      'what is installed changes with time. Write name==version.',
  ];
}

function foreignWarnings(requirements: readonly Requirement[]): string[] {
  const foreign = requirements.filter(({ source }) => source !== undefined && !/^https?:/.test(source));
  if (foreign.length === 0) return [];
  return [
    `requirements.txt asks for ${listed(foreign.map(({ line }) => withoutUrlSecrets(line)))}: ` +
      'a folder of one machine, or a repository that others may have no access to. Name a released package instead.',
  ];
}

function secretWarnings(lines: readonly string[]): string[] {
  return urlSecrets(lines.join('\n')).map(
    (url) =>
      `requirements.txt holds a password or token: ${url}. It is a secret that MLflow has stored: revoke it, and log the model ` +
      'with the URL alone (pip takes credentials from ~/.netrc, or from the environment where the URL says $NAME in braces).',
  );
}

const listed = (items: readonly string[]): string =>
  items.length <= 10 ? items.join(', ') : `${items.slice(0, 10).join(', ')}, … (${items.length})`;
