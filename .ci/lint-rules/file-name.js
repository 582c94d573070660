import { basename } from 'node:path';

const WORDS = '[a-z0-9]+(-[a-z0-9]+)*';
const NAME = new RegExp(`^\\.?${WORDS}(\\.${WORDS})*$`);
const DRAWERS = /^(utils?|helpers?|common|misc)$/;

/** Files are named in kebab-case with a role suffix, after what they hold: no drawers for odds and ends. */
export default {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebab: "'{{name}}': name files in kebab-case with a role suffix, such as user-name.rule.ts.",
      drawer: "'{{name}}': name a file or folder after what it holds.",
    },
  },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (!NAME.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
      const path = context.filename.slice(context.cwd.length).split(/[/.]/);
      const drawer = path.find((part) => DRAWERS.test(part));
      if (drawer) context.report({ node, messageId: 'drawer', data: { name: drawer } });
    },
  }),
};
