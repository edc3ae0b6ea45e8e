import { sep } from 'node:path';
import ts from 'typescript';

/**
 * JSON schemas of exported interfaces, with their docstrings, so that the document of the HTTP interface says what the
 * code says. Interfaces become schemas of their own; everything else is written where it is used.
 *
 * @param {{ files: Record<string, readonly string[]>, root: string }} options
 *   `files`: names of interfaces by the file that exports them. `root`: nothing outside of it gets a schema of its own.
 * @returns {Record<string, object>} schemas by name, in the dialect of OpenAPI 3.0
 */
export function typeSchemas({ files, root }) {
  const program = ts.createProgram(Object.keys(files), {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    jsx: ts.JsxEmit.ReactJSX,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  });
  const checker = program.getTypeChecker();
  const schemas = {};

  const isOurs = symbol =>
    symbol.declarations?.some(
      declaration =>
        ts.isInterfaceDeclaration(declaration) &&
        declaration.getSourceFile().fileName.startsWith(`${root}${sep}`) &&
        !declaration.getSourceFile().fileName.includes('node_modules'),
    );

  const docs = symbol =>
    ts
      .displayPartsToString(symbol.getDocumentationComment(checker))
      .replace(/\s+/g, ' ')
      .trim();

  const describe = (schema, symbol) => {
    const description = docs(symbol);
    return description && !schema.$ref ? { ...schema, description } : schema;
  };

  function schemaOf(type, where) {
    const symbol = type.getSymbol();
    if (symbol && isOurs(symbol)) {
      const name = symbol.getName();
      if (!schemas[name]) {
        schemas[name] = {};
        Object.assign(schemas[name], describe(objectOf(type, name), symbol));
      }
      return { $ref: `#/components/schemas/${name}` };
    }
    if (type.isUnion()) return unionOf(type, where);
    if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type);
      return { type: 'array', items: schemaOf(item, `${where}[]`) };
    }
    if (type.flags & ts.TypeFlags.Object || type.isIntersection()) {
      return objectOf(type, where);
    }
    throw new Error(
      `${where} is of a type that has no schema here: ${checker.typeToString(type)}. Write it in another way, or teach tools/lib/openapi/typeSchemas.mjs.`,
    );
  }

  function unionOf(type, where) {
    const parts = type.types.filter(
      part => !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)),
    );
    const nullable = type.types.some(part => part.flags & ts.TypeFlags.Null);
    const schema = joined(parts, where);
    return nullable ? { ...schema, nullable: true } : schema;
  }

  function joined(parts, where) {
    if (parts.length === 1) return schemaOf(parts[0], where);
    if (parts.every(part => part.flags & ts.TypeFlags.BooleanLiteral)) {
      return { type: 'boolean' };
    }
    if (parts.every(part => part.isStringLiteral())) {
      return { type: 'string', enum: parts.map(part => part.value) };
    }
    return { anyOf: parts.map(part => schemaOf(part, where)) };
  }

  function objectOf(type, where) {
    const properties = {};
    const required = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const name = property.getName();
      const propertyType = checker.getTypeOfSymbol(property);
      properties[name] = describe(
        schemaOf(propertyType, `${where}.${name}`),
        property,
      );
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(name);
    }
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(required.length && { required }),
      ...(Object.keys(properties).length && { properties }),
      ...(index && { additionalProperties: schemaOf(index, `${where}[*]`) }),
    };
  }

  for (const [file, names] of Object.entries(files)) {
    const source = program.getSourceFile(file);
    const exported = checker.getExportsOfModule(
      checker.getSymbolAtLocation(source),
    );
    for (const name of names) {
      const found = exported.find(symbol => symbol.getName() === name);
      if (!found) throw new Error(`${file} exports no ${name}.`);
      const symbol =
        found.flags & ts.SymbolFlags.Alias
          ? checker.getAliasedSymbol(found)
          : found;
      schemaOf(checker.getDeclaredTypeOfSymbol(symbol), name);
    }
  }
  return schemas;
}
