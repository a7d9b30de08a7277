import { defineConfig } from 'vite';

/** Shops name these files in their pages: the names hold no digest and stay for ever. */
const NAMED = { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' } as const;

export default defineConfig({
  root: import.meta.dirname,
  build: { reportCompressedSize: false, modulePreload: false },
  environments: {
    // The script that pages of shops have in them: one file that leaves no names behind.
    script: {
      consumer: 'client',
      build: {
        outDir: 'dist',
        emptyOutDir: true,
        rolldownOptions: {
          input: { all: 'src/script/main.ts' },
          output: { ...NAMED, format: 'iife', codeSplitting: false },
        },
      },
    },
    // The same for pages that load modules, the dashboard, which is fetched when it is opened, and the page
    // of the demo shop.
    modules: {
      consumer: 'client',
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        rolldownOptions: {
          input: {
            fealty: 'src/module/main.ts',
            dashboard: 'src/dashboard/main.tsx',
            demo: 'src/demo/main.ts',
            preview: 'src/preview/main.ts',
          },
          preserveEntrySignatures: 'strict',
          output: { ...NAMED, format: 'es' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['script', 'modules']) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`no environment ${name}`);
        await builder.build(environment);
      }
    },
  },
});
