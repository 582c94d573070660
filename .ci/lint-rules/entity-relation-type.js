const TO_ONE = ['ManyToOne', 'OneToOne'];
const TO_MANY = ['OneToMany', 'ManyToMany'];

const nameOf = (decorator) => decorator.expression.callee?.name ?? decorator.expression.name;
const constructorName = (value) => (value?.type === 'NewExpression' ? value.callee.name : undefined);

/** The names a type annotation consists of, without `null` and `undefined`. */
function typeNames(type) {
  if (!type) return [];
  if (type.type === 'TSUnionType') return type.types.flatMap(typeNames);
  if (type.type === 'TSNullKeyword' || type.type === 'TSUndefinedKeyword') return [];
  return [type.type === 'TSTypeReference' ? type.typeName.name : type.type];
}

/**
 * An entity that refers to another one does so by `Rel`, `Ref` or `Collection`: the metadata of a bare class type is evaluated
 * while the module loads, which fails where two entities refer to each other.
 */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      toOne: 'Write Rel<…> or Ref<…> as the type of this relation: a bare class type breaks the loading of modules.',
      toMany: 'Make this relation a Collection<…>.',
    },
  },
  create: (context) => ({
    PropertyDefinition(node) {
      const decorators = node.decorators.map(nameOf);
      const types = typeNames(node.typeAnnotation?.typeAnnotation);
      if (decorators.some((name) => TO_ONE.includes(name))) {
        if (types.length === 0 || types.some((name) => name !== 'Rel' && name !== 'Ref'))
          context.report({ node, messageId: 'toOne' });
      } else if (decorators.some((name) => TO_MANY.includes(name))) {
        const found = types.length > 0 ? types : [constructorName(node.value)];
        if (found.some((name) => name !== 'Collection')) context.report({ node, messageId: 'toMany' });
      }
    },
  }),
};
