import { resolve } from 'node:path';
import ts from 'typescript';

/** A member of office.js that the pane uses, and what Microsoft's type definitions say that it needs. */
export interface OfficeUse {
  readonly member: string;
  /** Of requirement set Mailbox, as `[1, 8]`; absent for members of other sets or of none. */
  readonly mailbox?: readonly [number, number];
  /** The place of the permission in `permissions`. */
  readonly permission?: number;
}

/** The permissions from the least to the most, as @types/office-js names them and as a manifest does. */
export const permissions = [
  { annotation: 'restricted', manifest: 'Restricted' },
  { annotation: 'read item', manifest: 'ReadItem' },
  { annotation: 'read/write item', manifest: 'ReadWriteItem' },
  { annotation: 'read/write mailbox', manifest: 'ReadWriteMailbox' },
] as const;

/** Finds every member of office.js that the sources below `project`/src touch, tests and stand-ins aside. */
export function officeUses(project: string): readonly OfficeUse[] {
  const config = ts.getParsedCommandLineOfConfigFile(resolve(project, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  });
  if (!config) throw new Error('tsconfig.json could not be read');
  const program = ts.createProgram(config.fileNames, config.options);
  const checker = program.getTypeChecker();
  const uses = new Map<string, OfficeUse>();

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      for (const declaration of checker.getSymbolAtLocation(node.name)?.declarations ?? []) {
        if (declaration.getSourceFile().fileName.includes('/@types/office-js/')) {
          const use = annotated(declaration, node.name.text);
          uses.set(JSON.stringify(use), use);
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const source of program.getSourceFiles()) {
    if (!source.isDeclarationFile && !/\.test\.tsx?$|fakeOffice/.test(source.fileName)) visit(source);
  }
  return [...uses.values()];
}

function annotated(declaration: ts.Declaration, name: string): OfficeUse {
  const parent = declaration.parent as ts.Node & { readonly name?: ts.Identifier };
  const text = declaration.getFullText().slice(0, declaration.getLeadingTriviaWidth());
  const set = /\[Api set: Mailbox (\d+)\.(\d+)/.exec(text);
  const level = /Minimum permission level(?: \(Outlook\))?\}?\*\*: \*\*([a-z/ ]+)\*\*/.exec(text)?.[1];
  const permission = permissions.findIndex(({ annotation }) => annotation === level);
  return {
    member: `${parent.name?.text ?? ''}.${name}`,
    ...(set ? { mailbox: [Number(set[1]), Number(set[2])] as const } : {}),
    ...(permission >= 0 ? { permission } : {}),
  };
}
