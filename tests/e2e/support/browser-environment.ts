import type { Circus } from '@jest/types';

import NativeEnvironment from '../../support/native-environment';

/** Says what somebody saw when a test failed. */
export type Witness = () => Promise<string>;

/** Asks the witnesses of a test file as soon as one of its tests fails: a browser test that fails on one run of many leaves nothing else behind. */
export default class BrowserEnvironment extends NativeEnvironment {
  private readonly witnesses: Witness[] = [];

  constructor(...args: ConstructorParameters<typeof NativeEnvironment>) {
    super(...args);
    this.global.addWitness = (witness: Witness) => this.witnesses.push(witness);
  }

  async handleTestEvent(event: Circus.Event): Promise<void> {
    if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
    for (const witness of this.witnesses) process.stderr.write(`${await witness()}\n`);
  }
}
