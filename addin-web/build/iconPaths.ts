import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const prefix = 'icon:';
const resolve = createRequire(import.meta.url).resolve;

/**
 * Gives `import path from 'icon:send_20_regular'`: the path data of one of Fluent's icons. The pane draws it in an
 * `<svg>` of its own, so that the icon takes the colour of the text beside it, in contrast themes too.
 */
export function iconPaths(): Plugin {
  return {
    name: 'icon-paths',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(`\0${prefix}`)) {
        return undefined;
      }
      const name = id.slice(prefix.length + 1);
      const svg = readFileSync(resolve(`@fluentui/svg-icons/icons/${name}.svg`), 'utf8');
      const paths = [...svg.matchAll(/ d="([^"]+)"/g)].map((match) => match[1]);
      return `export default ${JSON.stringify(paths.join(''))};`;
    },
  };
}
