import { describeInvariants } from './support/invariants';

describeInvariants({ shard: 1, of: 4 });
