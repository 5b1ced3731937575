// Searches generated docs like their search box does, with rustdoc's own search script.
//
// Usage: node search.js DOC_FOLDER QUERY...
// Prints a JSON list that contains, for each query, the names and aliases of the results under "In Names".
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [docs, ...queries] = process.argv.slice(2);

// The pages define these functions before they run the search script.
globalThis.nonnull = value => value;
globalThis.nonundef = value => value;

function script(prefix) {
    const folder = path.resolve(docs, "static.files");
    return require(path.join(folder, fs.readdirSync(folder).find(name => name.startsWith(prefix) && name.endsWith(".js"))));
}

function load(file) {
    vm.runInThisContext(fs.readFileSync(path.join(docs, "search.index", file), "utf8"));
}

async function main() {
    const { Stringdex, RoaringBitmap } = script("stringdex-");
    const { docSearch } = await script("search-").initSearch(Stringdex, RoaringBitmap, {
        loadRoot: callbacks => {
            Object.assign(globalThis, callbacks);
            load("root.js");
        },
        loadTreeByHash: hash => load(`${hash}.js`),
        loadDataByNameAndHash: (name, hash) => load(`${name}/${hash}.js`),
    });
    const found = [];
    for (const query of queries) {
        const results = await docSearch.execQuery(docSearch.constructor.parseQuery(query), null, "bytedance");
        const names = [];
        for await (const result of results.others) {
            names.push(result.alias ?? result.item?.name ?? result.name);
        }
        found.push(names);
    }
    console.log(JSON.stringify(found));
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
