import { TEXTS as de } from './de/index.js';
import { TEXTS as en } from './en/index.js';
import { TEXTS as fr } from './fr/index.js';
import { TEXTS as nl } from './nl/index.js';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${before}${key}`, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
/** Words that are the same in more than one of the languages. */
const SAME =
  /^(faq\.severalRest\.answer|overview\.every|frame\.help|operations\.(gateway|sessions|audit|senders|sender)|(account|overview)\.(type|name)|overview\.(clientId|action|permission|state)|certificate\.(keyId|title|titleOf|file|issuer|owner)|connection\.(port|protocol|server|host|audience|protocolOf\..*|signature|address)|history\.(when|who|what|title)|contact\.(name|email|function|title)|files\.(identifiers)|session\.(current|switch)|account\.(permissions|pageTitle|created|part\..*|state\..*)|several\.accounts|help\.title|frame\.(close|copy|copyWhat|verdict\..*|service))$/;

/** What the types cannot say: that a text is filled in as its Dutch twin is, and was not left in Dutch. */
describe.each([
  ['fr', fr],
  ['de', de],
  ['en', en],
] as const)('the texts in %s', (_language, texts) => {
  const dutch = flat(nl);
  const translated = flat(texts);

  it('are there for every Dutch one, and no others', () => {
    expect([...translated.keys()].sort()).toEqual([...dutch.keys()].sort());
  });

  it('name what is filled in as the Dutch do', () => {
    const wrong = [...dutch].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(translated.get(key) ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });

  it('are not left empty or in Dutch', () => {
    const left = [...translated].filter(([key, text]) => !text.trim() || (text === dutch.get(key) && !SAME.test(key)));
    expect(left).toEqual([]);
  });
});
