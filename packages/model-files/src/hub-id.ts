const PART = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const ID = new RegExp(`^(?:${PART}/)?${PART}$`);

/** Names that programs give folders: `results/checkpoint-500` has the form of an id too. */
const FOLDER =
  /^(?:\.|artifacts?|checkpoints?|data|finetuned|local|mlruns|models?|my_model|out|outputs?|results?|runs?|saved_models?|tmp|trained|workspace)\/|(?:^|\/)checkpoint-\d+$/i;

/** The models of the Hub that were named without their owner. */
const WITHOUT_OWNER =
  /^(?:albert|bert|camembert|distilbert|distilgpt2|distilroberta|gpt2|openai-gpt|roberta|t5|xlm|xlnet)(?:-[a-z0-9]+)*$/;

/**
 * The id on the Hub of a model by the name that it was loaded by, which may as well be a folder.
 * @param isFromHub whether that is known: a commit of the Hub stands beside the name
 */
export function hubIdOf(name: string, isFromHub: boolean): string | undefined {
  if (name.length > 96 || !ID.test(name) || /--|\.\./.test(name)) return undefined;
  if (isFromHub) return name;
  return !FOLDER.test(name) && (name.includes('/') || WITHOUT_OWNER.test(name)) ? name : undefined;
}
