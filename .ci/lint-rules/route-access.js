const ROUTES = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Search', 'Sse'];

const nameOf = (decorator) => decorator.expression.callee?.name ?? decorator.expression.name;

/** Every route says who may call it. The application refuses to start otherwise; this says so earlier, in the editor. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { undeclared: 'Say who may call this route with @Access.' },
  },
  create: (context) => ({
    MethodDefinition(node) {
      const decorators = node.decorators.map(nameOf);
      if (decorators.some((name) => ROUTES.includes(name)) && !decorators.includes('Access'))
        context.report({ node: node.key, messageId: 'undeclared' });
    },
  }),
};
