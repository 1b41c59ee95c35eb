// All pages of frameworks/ in one build. A page's framework is the one of its own folder: react18 has its own React.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";

const PAGES = ["html", "react18", "react19", "server", "svelte", "vue"];
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  root: at("frameworks"),
  base: "/hosts/frameworks/",
  esbuild: { jsx: "automatic" },
  plugins: [
    svelte(),
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes("-") } } }),
  ],
  build: {
    outDir: at("frameworks-site"),
    emptyOutDir: true,
    // The copy of the WebAssembly for where it cannot be fetched is a large script.
    chunkSizeWarningLimit: 1000,
    rollupOptions: { input: PAGES.map((page) => at(`frameworks/${page}/index.html`)) },
  },
};
