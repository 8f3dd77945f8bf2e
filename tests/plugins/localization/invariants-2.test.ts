import { describeInvariants } from './support/invariants';

describeInvariants({ shard: 2, of: 4 });
