import { located, UserError } from '@mlops-actions/toolkit';

/** Where the reading of a data set is; one object moves along, so that nothing is made per text for messages that few see. */
export class Place {
  file = '';
  /** The line, or the item of a JSON document's array: from 1. */
  line = 0;
  isItem = false;
  /** Texts so far. */
  texts = 0;

  /** @param problem a sentence and what to do */
  refuse(problem: string): UserError {
    return new UserError(`${located(this.file, this.isItem ? 'json' : 'jsonl', this.line)}: ${problem}`);
  }
}
