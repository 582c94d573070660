import { html, NOTHING } from './html.js';

describe('building markup', () => {
  it('escapes everything that could end the text or the attribute it stands in', () => {
    expect(html`<p title="${'"\'><script>'}">${'&'}</p>`.markup).toBe(
      '<p title="&#34;&#39;&#62;&#60;script&#62;">&#38;</p>',
    );
  });

  it('keeps what was built the same way', () => {
    const items = ['a<b', 'c'].map((text) => html`<i>${text}</i>`);
    expect(html`${items}${NOTHING}${3}`.markup).toBe('<i>a&#60;b</i><i>c</i>3');
  });
});
