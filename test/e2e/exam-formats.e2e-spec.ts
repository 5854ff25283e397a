import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExamAssignment, ExamBlueprint, ExamReviewPolicy, Me, Person, Result } from '@bakylau/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { approveBank, authorBank, authorQuestion, callAs, press, stateGroup, write } from './support/author';
import { BakylauService } from './support/bakylau-service';
import { launchBrowser, signIn } from './support/browser';
import { Candidate } from './support/candidate';
import { ACCOUNTS } from './support/demo';
import { fakeMicrophone, makeFakeCamera } from './support/fake-devices';
import { PanelMember } from './support/oral-panel';
import { Proctor } from './support/staff';
import { journey } from './support/steps';

const CANDIDATE_NAME = 'Мадина Оспанова';
const REGISTRAR = { login: 'registrar', password: 'registrar-demo' };
/** Exams of the demo for this candidate alone; what they ask is written anew here. */
const EXAMS = {
  test: {
    id: '01930000-0000-7000-8000-0000000000e4',
    title: 'Computer systems: all kinds of questions',
  },
  written: { id: '01930000-0000-7000-8000-0000000000e5', title: 'Theory of algorithms: written exam' },
  case: { id: '01930000-0000-7000-8000-0000000000e6', title: 'Information security: a case' },
} as const;
type Format = keyof typeof EXAMS;

const BY_HAND = { prompt: 'Which bus carries addresses?', options: ['Address bus', 'Data bus'] } as const;
const IMPORTED = `Which memory keeps its content without power?
A) Flash
B) DRAM
ANSWER: A

How many bits has a byte, $\\frac{16}{2}$ or \\(2^{2}\\)?
A) \\(2^{2}\\)
B) $\\frac{16}{2}$, not $8 or $9
ANSWER: B

Which unit adds numbers?
A) ALU
B) MMU
ANSWER: A
`;
/** One of four is wrong: 75 of 100. */
const CHOICES: Readonly<Record<string, string>> = {
  'Which bus carries addresses?': 'Address bus',
  'Which memory keeps its content without power?': 'Flash',
  'Which unit adds numbers?': 'MMU',
};
/** The question with formulas: what of its words is no formula, in the prompt and in the right option. */
const DRAWN = { prompt: 'How many bits has a byte, ', option: ', not $8 or $9' } as const;
const QUESTION = { written: 'Why is merge sort stable?', case: 'What do you shut off first?' } as const;

/** Test, written exam and case, each from its authoring to the line of the candidate in the statement, and one appeal. */
describe('The formats of exams', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-formats-'));
  let service: BakylauService;
  let candidateBrowser: Browser;
  let staffBrowser: Browser;
  let candidate: Candidate;
  let examiner: PanelMember;
  let proctor: Proctor;
  let registrar: Awaited<ReturnType<typeof signIn>>;

  const step = journey('exam-formats', () => ({
    pages: {
      candidate: candidate?.page,
      examiner: examiner?.page,
      proctor: proctor?.page,
      registrar: registrar?.page,
    },
    service,
  }));

  beforeAll(async () => {
    const camera = makeFakeCamera(folder, [{ clip: 'one_person_frontal_male.mp4', seconds: 20 }]);
    service = await BakylauService.start();
    candidateBrowser = await launchBrowser({ camera, microphone: fakeMicrophone('exam_30s_mix.wav') });
    staffBrowser = await launchBrowser();
    const { origin } = service;
    candidate = await Candidate.signIn(candidateBrowser, origin, ACCOUNTS.candidate2);
    examiner = await PanelMember.signIn(staffBrowser, origin, ACCOUNTS.examiner);
    proctor = await Proctor.signIn(staffBrowser, origin, ACCOUNTS.proctor);
    registrar = await signIn(staffBrowser, origin, REGISTRAR);
    await registrar.page.getByRole('heading', { level: 1 }).waitFor();
  }, 180_000);

  afterAll(async () => {
    await candidateBrowser?.close();
    await staffBrowser?.close();
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const sit = async (format: Format, answer: () => Promise<void>): Promise<void> => {
    await candidate.page.goto(service.origin);
    await candidate.checkIn(EXAMS[format].title);
    await candidate.start();
    await answer();
    await candidate.waitUntilSaved();
    await candidate.submit();
  };

  const resultOf = async (format: Format): Promise<Result> => {
    const path = `/api/results?examId=${EXAMS[format].id}`;
    const { results } = await callAs<{ results: Result[] }>(examiner.page, 'GET', path);
    const [result] = results;
    if (!result) throw new Error(`The ${format} has no result`);
    return result;
  };

  const mark = async (format: 'written' | 'case', points: number): Promise<void> => {
    const { page } = examiner;
    await page.goto(`${service.origin}/marking?exam=${EXAMS[format].id}`);
    await page.getByRole('link', { name: /^Open work / }).click();
    await press(page, 'Mark this work');
    expect(await page.getByText(CANDIDATE_NAME).count()).toBe(0);
    await examiner.mark(points);
  };

  const confirm = async (format: Format): Promise<void> => {
    const { page } = examiner;
    const { id } = await resultOf(format);
    await page.goto(`${service.origin}/examiner/results/${id}`);
    await press(page, 'Confirm the result');
    await press(page, 'Yes, confirm');
    await page.getByText('Confirmed by').waitFor();
  };

  /** The candidate's line of the statement that the registrar makes: rating, mark of the exam, final mark, letter. */
  const stated = async (format: Format): Promise<string[]> => {
    const lines = await stateGroup(registrar.page, service.origin, EXAMS[format].id);
    const line = lines.find((each) => each.includes(CANDIDATE_NAME));
    return (line ?? '').split(';').slice(5, 9);
  };

  /** Prompt and options have their formulas drawn, with MathML for screen readers, and dollars of prices as they were typed. */
  const chooseAmongFormulas = async (region: Locator): Promise<void> => {
    await region.locator('.katex-html').nth(3).waitFor();
    const { page } = candidate;
    expect(await region.locator('math mfrac').count()).toBe(2);
    expect(await region.locator('math msup').count()).toBe(2);
    expect(await region.innerText()).not.toMatch(/\$\\frac|\\\(/u);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1440, height: 900 });
    await region.locator('label', { hasText: DRAWN.option }).click();
  };

  step(
    'begin with what the examiner writes: a bank and a plan, a question in words, a case with a table',
    async () => {
      const { page } = examiner;
      const { origin } = service;
      const file = { name: 'questions.txt', text: IMPORTED, questions: 3 };
      const bankId = await authorBank(page, origin, 'Computer systems', BY_HAND, file);
      const second = await signIn(staffBrowser, origin, ACCOUNTS.examiner2);
      await second.page.getByRole('heading', { name: 'Results' }).waitFor();
      await approveBank(page, bankId, { page: second.page, login: ACCOUNTS.examiner2.login });
      await second.context.close();

      await page.goto(`${origin}/item-banks/exams/${EXAMS.test.id}`);
      await press(page, 'Use the service’s own');
      await page.getByLabel('How many').fill('4');
      await press(page, 'Set the plan');
      await page.getByText(/^Each candidate gets 4 questions for 4 points out of 4/).waitFor();

      await page.goto(`${origin}/item-banks/exams/${EXAMS.written.id}`);
      await authorQuestion(page, QUESTION.written);
      await page.getByLabel('Words at most').last().fill('200');
      await press(page, 'Store the questions');
      await page.getByText('The questions are stored.').first().waitFor();

      await page.goto(`${origin}/item-banks/exams/${EXAMS.case.id}`);
      await authorQuestion(page, QUESTION.case);
      await page
        .getByLabel(/^Add a file/)
        .first()
        .setInputFiles({
          name: 'sign-ins.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from('hour;sign-ins\n09;40\n10;3\n'),
        });
      await page.getByText('Show the sheets of sign-ins.csv').click();
      await page.getByRole('cell', { name: 'sign-ins', exact: true }).waitFor();
      await press(page, 'Store the questions');
      await page.getByText('The questions are stored.').first().waitFor();
      const plan = await callAs<ExamBlueprint>(page, 'GET', `/api/exams/${EXAMS.test.id}/blueprint`);
      expect(plan.blueprint).toMatchObject({ poolSize: 4, itemCount: 4, maxPoints: 4 });
    },
    90_000,
  );

  step('let the registrar bring the ratings', async () => {
    const csv = 'ИИН;Рейтинг\n010203600341;80\n';
    for (const { id } of Object.values(EXAMS)) {
      const { page } = registrar;
      await page.goto(`${service.origin}/registry/exams/${id}`);
      await page.getByLabel('File', { exact: true }).setInputFiles({
        name: 'ratings.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csv),
      });
      await press(page, 'Check the file');
      await press(page, 'Keep 1 rating');
      await page.getByText('The ratings are stored').first().waitFor();
    }
  });

  step(
    'test: drawn, sat, scored by the machine, decided, confirmed and stated',
    async () => {
      await sit('test', async () => {
        for (const number of [1, 2, 3, 4]) {
          await candidate.goTo(number);
          const region = candidate.page.getByRole('region', { name: new RegExp(`^Question ${number} of 4`) });
          const words = await region.innerText();
          if (words.includes(DRAWN.prompt)) {
            await chooseAmongFormulas(region);
            continue;
          }
          const prompt = Object.keys(CHOICES).find((each) => words.includes(each)) ?? '';
          await candidate.answer(number, { choose: [CHOICES[prompt] ?? prompt] });
        }
      });
      await proctor.clearWaitingSession(CANDIDATE_NAME);
      expect(await resultOf('test')).toMatchObject({ mark: 75, letter: 'B-' });
      await confirm('test');
      // 0.6 of the rating 80 and 0.4 of 75.
      expect(await stated('test')).toEqual(['80', '75', '78', 'B-']);
    },
    120_000,
  );

  step(
    'written: answered in words, marked by criteria under a code, decided, confirmed and stated',
    async () => {
      await sit('written', async () => {
        await candidate.page.getByText(QUESTION.written).first().waitFor();
        await write(candidate.page, QUESTION.written, 'Equal keys keep their order when halves are merged.');
        await candidate.page.getByText('9 words of 200').waitFor();
      });
      await proctor.clearWaitingSession(CANDIDATE_NAME);
      await mark('written', 18);
      await confirm('written');
      expect(await stated('written')).toEqual(['80', '90', '84', 'B']);
    },
    120_000,
  );

  step(
    'case: read with its table, answered, marked by criteria, decided, confirmed and stated',
    async () => {
      await sit('case', async () => {
        await candidate.page.getByText('sign-ins.csv').first().waitFor();
        await candidate.page.getByText('Show the sheets of sign-ins.csv').click();
        await candidate.page.getByRole('cell', { name: '40', exact: true }).waitFor();
        await write(candidate.page, QUESTION.case, 'The three accounts, then the link.');
      });
      await proctor.clearWaitingSession(CANDIDATE_NAME);
      await mark('case', 10);
      await confirm('case');
      expect(await stated('case')).toEqual(['80', '50', '68', 'C']);
    },
    120_000,
  );

  step('appeal: marked again by a commission of two, agreed, and seen by its candidate', async () => {
    const { origin } = service;
    const { id: examId } = EXAMS.case;
    const { attemptId } = await resultOf('case');
    const third = { login: 'examiner3', password: 'examiner3-secret' };
    const admin = await signIn(staffBrowser, origin, { login: 'admin', password: 'admin-demo' });
    await admin.page.getByLabel('Login').waitFor({ state: 'hidden' });
    const { policy } = await callAs<ExamReviewPolicy>(
      admin.page,
      'GET',
      `/api/exams/${examId}/review-policy`,
    );
    await callAs(admin.page, 'PUT', `/api/exams/${examId}/review-policy`, {
      ...policy,
      appealCommissionSize: 2,
    });
    const person = { ...third, displayName: 'Ерлан Сұлтанов', roles: ['examiner'], locale: 'en' };
    const { id: thirdId } = await callAs<Person>(admin.page, 'POST', '/api/people', person);
    await admin.context.close();
    const assignment = `/api/exams/${examId}/assignment`;
    const { staff } = await callAs<ExamAssignment>(registrar.page, 'GET', assignment);
    const idsOf = (duty: string) => staff.filter(({ role }) => role === duty).map(({ personId }) => personId);
    const second = await signIn(staffBrowser, origin, ACCOUNTS.examiner2);
    await second.page.getByRole('heading', { name: 'Results' }).waitFor();
    const { id: secondId } = await callAs<Me>(second.page, 'GET', '/api/auth/me');
    await callAs(registrar.page, 'PUT', `/api/exams/${examId}/staff`, {
      examinerIds: [...idsOf('examiner'), secondId, thirdId],
      proctorIds: idsOf('proctor'),
    });

    await candidate.page.goto(`${origin}/attempts/${attemptId}/result`);
    await candidate.page.getByLabel('Why the marks are too low').fill('I named the first step.');
    await candidate.press('File the appeal');
    await candidate.page.getByText('The appeal is filed. A commission decides').waitFor();

    const openAppeal = async (page: Page): Promise<void> => {
      await page.goto(`${origin}/marking/appeals`);
      await page.getByRole('link', { name: `Open the appeal of ${CANDIDATE_NAME}` }).click();
      await page.getByText('I named the first step.').waitFor();
    };
    await openAppeal(second.page);
    await second.page.getByText('2 members have to agree on the same mark.').waitFor();
    const points = second.page.getByLabel('Points', { exact: true });
    for (const field of await points.all()) await field.fill('12');
    await second.page.getByLabel('Comment', { exact: true }).first().fill('The first step is named.');
    await press(second.page, 'Save the marks');
    await second.page.getByText('Raise by the criteria: revision 1').click();
    await second.page.getByLabel('Reason', { exact: true }).fill('Accounts come first.');
    await press(second.page, 'Send');
    await second.page.getByText('Still to decide: Ерлан Сұлтанов').waitFor();
    await second.context.close();
    const { page: thirdPage, context } = await signIn(staffBrowser, origin, third);
    await thirdPage.getByLabel('Login').waitFor({ state: 'hidden' });
    await openAppeal(thirdPage);
    await thirdPage.getByRole('button', { name: /^Agree with / }).click();
    await thirdPage.getByText('Decision of the commission').waitFor();
    await context.close();

    await candidate.page.reload();
    const shown = candidate.page.getByRole('main');
    await shown.getByText('The commission raised your marks.').waitFor();
    const words = await shown.innerText();
    for (const each of [
      '50 of 100 (D)',
      '60 of 100 (C-)',
      'Accounts come first.',
      'The first step is named.',
    ])
      expect(words).toContain(each);
    expect(words).not.toContain('Ерлан Сұлтанов');
    expect(await resultOf('case')).toMatchObject({ state: 'confirmed', mark: 60, letter: 'C-' });
  });
});
