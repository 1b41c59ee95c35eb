// Pages as files, which the server of the tests hands out: React renders them on a server while they are built.
export default { output: "export", basePath: "/hosts/frameworks/next", trailingSlash: true };
