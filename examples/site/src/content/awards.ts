import type { Schemas } from '../hub/client';

type Grant = Pick<Schemas['GrantPage'], 'awards'>;

/** Several awards may name the same entry. */
const eachOnce = <E extends { documentId: string }>(entries: E[]): E[] => [
  ...new Map(entries.map((entry) => [entry.documentId, entry])).values(),
];

/** Who received a grant, each once. */
export const recipientsOf = ({ awards }: Grant) => eachOnce(awards.flatMap(({ recipient }) => recipient ?? []));

/** The cities a grant was awarded for, each once. */
export const awardedCitiesOf = ({ awards }: Grant) => eachOnce(awards.flatMap(({ cities }) => cities));

/** The partial dates on which a grant was awarded, each once. */
export const awardDatesOf = ({ awards }: Grant) => [...new Set(awards.flatMap(({ awardedOn }) => awardedOn ?? []))];
