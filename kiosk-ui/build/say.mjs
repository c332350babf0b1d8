// Says what is being done: `mvn -q` itself is silent.
console.log(process.argv[2])
