import { describe, expect, it } from 'vitest';
import { html } from '#adapters/letters/markup.ts';

/** By another name: prettier lays out what is tagged `html`. */
const tag = html;

describe('the tag for HTML', () => {
  it('leaves the indentation of the source out, and nothing of what is said', () => {
    const said = 'one\n    two  three';
    expect(
      tag`<p>
        <b>${said}</b> ${tag`<i>
          x</i>`}
      </p>`.source,
    ).toBe('<p>\n<b>one\n    two  three</b> <i>\nx</i>\n</p>');
  });

  it('escapes every value that is not markup', () => {
    expect(tag`<a href="${'"><b>'}">${['<', tag`<br />`, null]}</a>`.source).toBe(
      '<a href="&quot;&gt;&lt;b&gt;">&lt;<br /></a>',
    );
  });
});
