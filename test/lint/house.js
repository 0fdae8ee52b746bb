// Two rules of our own, for which no package has the right shape.

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const CLOCK_OR_CHANCE = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'process.hrtime',
  'process.env',
  'Temporal.Now',
]);

/** A class that Nest builds has a decorator; its constructor lists services by type, so order cannot go wrong. */
function builtByNest(node) {
  const method = node.parent;
  if (method?.type !== 'MethodDefinition' || method.kind !== 'constructor') return false;
  return (method.parent.parent.decorators ?? []).length > 0;
}

const maxParams = {
  meta: { type: 'suggestion', schema: [{ type: 'integer' }] },
  create(context) {
    const max = context.options[0] ?? 3;
    function look(node) {
      if (node.params.length <= max || builtByNest(node)) return;
      context.report({
        node,
        message: `${node.params.length} parameters; at most ${max}: pass the rest by name (rule 14).`,
      });
    }
    return {
      FunctionDeclaration: look,
      FunctionExpression: look,
      ArrowFunctionExpression: look,
      TSEmptyBodyFunctionExpression: look,
      TSDeclareFunction: look,
    };
  },
};

const plainIsPure = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const refuse = (node, what) =>
      context.report({ node, message: `${what} in a plain file: no clock, chance, await or throw (rules 2, 6, 7).` });
    const refuseAsync = (node) => node.async && refuse(node, 'async');
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) refuse(node, 'new Date()');
      },
      CallExpression(node) {
        if (node.callee.name === 'Date') refuse(node, 'Date()');
        if (TIMERS.has(node.callee.name)) refuse(node, node.callee.name);
      },
      MemberExpression(node) {
        const name = `${node.object.name}.${node.property.name ?? node.property.value}`;
        if (CLOCK_OR_CHANCE.has(name)) refuse(node, name);
      },
      ThrowStatement: (node) => refuse(node, 'throw'),
      AwaitExpression: (node) => refuse(node, 'await'),
      ForOfStatement: (node) => node.await && refuse(node, 'for await'),
      FunctionDeclaration: refuseAsync,
      FunctionExpression: refuseAsync,
      ArrowFunctionExpression: refuseAsync,
    };
  },
};

export const house = { rules: { 'max-params': maxParams, 'plain-is-pure': plainIsPure } };
