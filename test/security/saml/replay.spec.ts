import type { RefusalReason } from '../../../src/identity/sign-in-refused.js';
import type { ProductProcess } from '../../../sandbox/environment/product-process.js';
import { answerXml } from './answer.js';
import { refused, SamlTrial } from './trial.js';

describe('an answer that is sent more than once', () => {
  let trial: SamlTrial;
  let another: ProductProcess;

  beforeAll(async () => {
    trial = await SamlTrial.start();
    another = await trial.product.startAnother('api');
  });
  afterAll(() => trial.stop());

  it('is refused the second time, before and after sign-in was completed', async () => {
    const turn = await trial.begin();
    const answer = answerXml(turn.parts);
    await trial.assertSignsIn(turn, answer);
    expect(await trial.outcomeOf(answer)).toEqual(refused('in-response-to'));
    const next = await trial.begin();
    const reused = answerXml(next.parts);
    await trial.assertAccepted(reused);
    expect(await trial.outcomeOf(reused)).toEqual(refused('in-response-to'));
  });

  it('is refused for another request of the same browser, whatever its response claims', async () => {
    const first = await trial.begin();
    await trial.assertSignsIn(first, answerXml(first.parts));
    const second = await trial.begin();
    const claimed = answerXml(first.parts).replaceAll(
      String(first.parts.inResponseTo),
      String(second.parts.inResponseTo),
    );
    expect(await trial.outcomeOf(claimed)).toEqual(refused('signature'));
  });

  it('is refused for another request when the identity provider uses an assertion id again', async () => {
    const first = await trial.begin();
    await trial.assertSignsIn(first, answerXml(first.parts));
    const second = await trial.begin();
    const { assertionId } = first.parts;
    expect(await trial.outcomeOf(answerXml({ ...second.parts, assertionId }))).toEqual(refused('assertion-used'));
    await trial.assertSignsIn(second, answerXml(second.parts));
  });

  it('is accepted once when two processes get it at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const turn = await trial.begin();
      const answer = answerXml(turn.parts);
      const places = [trial.product.url, another.url, trial.product.url, another.url];
      const responses = await Promise.all(places.map((place) => trial.post(answer, place)));
      expect(responses.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403]);
    }
  });

  it('gives one assertion to one of two requests when two processes get it for both at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [first, second] = [await trial.begin(), await trial.begin()];
      const { assertionId } = first.parts;
      const responses = await Promise.all([
        trial.post(answerXml(first.parts), trial.product.url),
        trial.post(answerXml({ ...second.parts, assertionId }), another.url),
      ]);
      expect(responses.map(({ status }) => status).sort()).toEqual([303, 403]);
    }
  });

  it('is refused after the process was started anew', async () => {
    const turn = await trial.begin();
    const answer = answerXml(turn.parts);
    await trial.assertSignsIn(turn, answer);
    await trial.product.stopApi();
    await trial.product.startApi();
    expect(await trial.outcomeOf(answer)).toEqual(refused('in-response-to'));
  });

  it('has a ticket that one of two processes takes, once', async () => {
    const turn = await trial.begin();
    const accepted = await trial.assertAccepted(answerXml(turn.parts));
    const ticket = accepted.headers.get('Location') ?? '';
    const responses = await Promise.all(
      [trial.product.url, another.url].map((place) =>
        fetch(new URL(ticket, place), { redirect: 'manual', headers: { Cookie: turn.jar.header } }),
      ),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 403]);
  });

  it('signs nobody in in the browser of somebody else', async () => {
    const [attacker, victim] = [await trial.begin(), await trial.begin()];
    const accepted = await trial.assertAccepted(answerXml(attacker.parts));
    const ticket = new URL(accepted.headers.get('Location') ?? '', trial.product.url);
    const headers = { Cookie: victim.jar.header, Accept: 'application/json' };
    const attack = () => fetch(ticket, { redirect: 'manual', headers });
    expect(await trial.outcomeOf(attack)).toEqual({ ...refused('other-browser' satisfies RefusalReason) });
    expect((await fetch(ticket, { redirect: 'manual', headers: { Cookie: attacker.jar.header } })).status).toBe(303);
  });
});
