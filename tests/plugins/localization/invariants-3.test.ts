import { describeInvariants } from './support/invariants';

describeInvariants({ shard: 3, of: 4 });
