//! A worker of the bench (see workers.js) around the crate rougers, on one thread.
use std::env;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::time::Instant;

#[derive(serde::Deserialize)]
struct Pair {
    prediction: String,
    reference: String,
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let (file, count, stemmed) = (&arguments[1], arguments[2].parse().unwrap(), arguments[3] == "stemmed");
    let types = &arguments[4..];
    let pairs: Vec<Pair> = BufReader::new(File::open(file).unwrap())
        .lines()
        .take(count)
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();
    println!("ready");

    for line in io::stdin().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        let some = &pairs[words[0].parse().unwrap()..words[1].parse().unwrap()];
        let mut all: Vec<f64> = Vec::with_capacity(3 * types.len() * some.len());
        let start = Instant::now();
        let scorer = rougers::RougeScorer::new(types, stemmed).unwrap();
        for pair in some {
            for (_, score) in scorer.score(&pair.reference, &pair.prediction) {
                all.extend([score.precision, score.recall, score.fmeasure]);
            }
        }
        let seconds = start.elapsed().as_secs_f64();
        let bytes: Vec<u8> = all.iter().flat_map(|value| value.to_le_bytes()).collect();
        fs::write(words[2], bytes).unwrap();
        println!("{seconds}");
    }
}
