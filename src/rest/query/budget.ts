import { invalidParameter } from './invalid-parameter';

/** Counts something a query may ask for only so often. */
export interface Budget {
  /** @throws ValidationError naming the parameter that asks for one too many */
  spend(parameter: string): void;
}

/** @param things - what is counted, in the plural, as the error names it */
export function createBudget({ max, things }: { max: number; things: string }): Budget {
  let spent = 0;
  return {
    spend(parameter) {
      spent += 1;
      if (spent > max)
        throw invalidParameter({ parameter, problem: `is one too many: a query has at most ${max} ${things}` });
    },
  };
}
