import { type Command } from './command';
import { generateTypes } from './generated-types/generate';
import { step } from './terminal/step';

/** Generates the content types' and components' TypeScript into types/generated. */
export const run: Command = async ({ root }) => {
  await step('Generating types/generated', () => generateTypes({ root, outDir: 'types' }));
  return 0;
};
