import { describeInvariants } from './support/invariants';

describeInvariants({ shard: 4, of: 4 });
