import type { Page } from 'playwright-core';

const WRITES = ['POST', 'PUT'];
const ENTRIES = /\/content-manager\/(collection|single)-types\//;

interface Storing {
  page: Page;
  /** What a person does to store the entry, such as a click. */
  act: () => Promise<void>;
}

/** Saves the entry whose form is open, and waits until the hub has stored it and the panel says so. */
export const whenSaved = (storing: Storing) => whenStored({ ...storing, notice: 'Saved document' });

/** Publishes the entry whose form is open, and waits until the hub has done so and the panel says so. */
export const whenPublished = (storing: Storing) => whenStored({ ...storing, notice: 'Published document' });

/** What the panel said of an earlier save may still be on the page, so the hub's answer is waited for first. */
async function whenStored({ page, act, notice }: Storing & { notice: string }): Promise<void> {
  const answered = page.waitForResponse(
    (answer) => WRITES.includes(answer.request().method()) && ENTRIES.test(answer.url())
  );
  await act();
  const answer = await answered;
  expect({ address: answer.url(), isOk: answer.ok() }).toEqual({ address: answer.url(), isOk: true });
  await page.getByText(notice).last().waitFor();
}
