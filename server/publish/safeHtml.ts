import sanitize from 'sanitize-html';

/** What notes may contain when Stet displays them: text and structure, and nothing that runs, loads, or imitates Stet's interface. */
const OPTIONS: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'a', 'ul', 'ol', 'li', 'strong', 'b', 'em', 'i', 'u', 's', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'hr', 'sub', 'sup', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'div', 'span'],
  allowedAttributes: { a: ['href', 'title', 'rel', 'target'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }) },
  nestingLimit: 100,
};

export const safeHtml = (html: string): string => sanitize(html, OPTIONS);
