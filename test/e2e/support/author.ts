import type { BankItemSummary } from '@bakylau/contracts';
import type { Page } from 'playwright-core';

/** Calls the api as the person whose page it is, for what no page of theirs is part of the journey. */
export async function callAs<T>(
  page: Page,
  method: 'POST' | 'PUT' | 'GET',
  path: string,
  body?: object,
): Promise<T> {
  const answer = await page.evaluate(
    async ([how, address, sent]) => {
      const me = (await (await fetch('/api/auth/me')).json()) as { csrfToken: string };
      const response = await fetch(address, {
        method: how,
        headers: { 'x-csrf-token': me.csrfToken, 'content-type': 'application/json' },
        ...(sent === null ? {} : { body: sent }),
      });
      return { status: response.status, text: await response.text() };
    },
    [method, path, body ? JSON.stringify(body) : null] as const,
  );
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as T;
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Writes into a field of rich text, the last one of that name. */
export async function write(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).last().fill(words);
}

/** One bank with a question written by hand and the rest read from a file; everything in English. */
export async function authorBank(
  page: Page,
  origin: string,
  title: string,
  byHand: { prompt: string; options: readonly [right: string, wrong: string] },
  file: { name: string; text: string; questions: number },
): Promise<string> {
  await page.goto(`${origin}/item-banks`);
  for (const language of ['Kazakh', 'Russian', 'English'])
    await page.getByLabel(`Name in ${language}`).fill(title);
  await press(page, 'Make the bank');
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  await page.getByRole('link', { name: 'New question' }).click();
  await page.getByLabel('Question', { exact: true }).fill(byHand.prompt);
  for (const [i, words] of byHand.options.entries())
    await page.getByLabel(`Option ${i + 1}`, { exact: true }).fill(words);
  await press(page, 'Save');
  await page.getByRole('heading', { name: 'Versions' }).waitFor();
  const bankId = /item-banks\/([0-9a-f-]{36})/u.exec(page.url())?.[1] ?? '';
  await page.goto(`${origin}/item-banks/${bankId}`);
  await page.getByRole('tab', { name: 'Files' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: file.name,
    mimeType: 'text/plain',
    buffer: Buffer.from(file.text),
  });
  await press(page, 'Check the file');
  await press(page, `Take ${file.questions} questions`);
  await page.getByText('The questions are in the bank as drafts').first().waitFor();
  return bankId;
}

/** The lines of a statement that the registrar makes for the only group, as its CSV has them. */
export async function stateGroup(page: Page, origin: string, examId: string): Promise<string[]> {
  await page.goto(`${origin}/registry/exams/${examId}/statements`);
  await page.getByRole('button', { name: /^Make a statement: / }).click();
  const link = page.getByRole('link', { name: /^CSV/ }).first();
  await link.waitFor();
  const href = (await link.getAttribute('href')) ?? '';
  const csv = await page.evaluate(async (address) => (await fetch(address)).text(), href);
  return csv.split('\r\n');
}

/** Another person's word on everything in a bank. */
export async function approveBank(
  page: Page,
  bankId: string,
  reviewer: { page: Page; login: string },
): Promise<void> {
  const bank = `/api/item-banks/${bankId}`;
  await callAs(page, 'PUT', `${bank}/members`, { login: reviewer.login, role: 'reviewer' });
  const list = await callAs<{ items: BankItemSummary[] }>(page, 'GET', `${bank}/items`);
  const items = list.items.map(({ id, version }) => ({ id, version }));
  await callAs(page, 'POST', `${bank}/reviews`, { act: 'submit', items, comment: '' });
  await callAs(reviewer.page, 'POST', `${bank}/reviews`, { act: 'approve', items, comment: '' });
}

/** In place of what the exam asked before: one question with these words, the same in all languages. */
export async function authorQuestion(page: Page, words: string): Promise<void> {
  await press(page, 'Add a question');
  await write(page, 'Text (en)', words);
  const old = page.getByRole('button', { name: /^Remove: Question [12]$/u });
  while ((await old.count()) > 1) await old.first().click();
  await press(page, 'Copy to the languages that are empty');
}
