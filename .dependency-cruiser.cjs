/** The rules of the house: what may know what. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'core-imports-nobody', comment: 'The core is shared with the browser: pure TypeScript and a few pure libraries.', severity: 'error', from: { path: '^server/core/', pathNot: '\\.test\\.ts$|/testing/' }, to: { pathNot: ['^server/core/', '^node_modules/(zod|fast-xml-parser|saxes|parse5|fractional-indexing|mammoth|docx|fflate|re2js)/'] } },
    { name: 'core-without-node', severity: 'error', from: { path: '^server/core/', pathNot: '\\.test\\.ts$|/testing/' }, to: { dependencyTypes: ['core'] } },
    { name: 'admin-reads-no-files', comment: 'The libraries for foreign files are large; the server reads and writes those.', severity: 'error', from: { path: '^admin/' }, to: { path: '^server/core/formats/(registry|readFile|downloads)' } },
    { name: 'server-knows-no-admin', severity: 'error', from: { path: '^server/' }, to: { path: '^admin/' } },
    { name: 'admin-knows-only-the-core', severity: 'error', from: { path: '^admin/' }, to: { path: '^(server|prisma)/', pathNot: '^server/core/' } },
    { name: 'server-runs-without-development-packages', severity: 'error', from: { path: '^server/', pathNot: '\\.test\\.ts$|/testing/' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, path: '^\\.' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|prisma/generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
