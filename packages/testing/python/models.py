"""Models of the kinds that teams register, logged into an MLflow server, and what they predict.

It is run as a program by an interpreter that has `mlflow` and is connected.
"""

import hashlib
import json
import math
import os
import pathlib
import shutil
import tempfile

os.environ["TRANSFORMERS_VERBOSITY"] = "error"  # It misses torch, and we do not.

import mlflow
from mlflow import MlflowClient
from mlflow.models import Model, infer_signature

ROWS = {"length": [3.0, 40.0, 11.0, 25.0], "stars": [5.0, 1.0, 2.0, 4.0]}
TEXTS = ["good film", "bad film", "a film nobody saw"]


def log(kind, size):
    """Logs a model of this kind in a run of its own and registers it under the name of the kind."""
    mlflow.set_experiment("models")
    client = MlflowClient()
    with mlflow.start_run(run_name=f"training of {kind}") as run:
        log_facts()
        logged = LOGGERS[kind](kind, size) or {}
        run_id = run.info.run_id
    model_id = logged.get("model_id")
    uri = f"models:/{model_id}" if model_id else f"runs:/{run_id}/model"
    if "version" in logged:
        version = logged["version"]
    else:
        register(client, kind)
        source = f"{client.get_run(run_id).info.artifact_uri}/model"
        version = client.create_model_version(kind, source, run_id=run_id).version
    client.update_registered_model(kind, description=f"What {kind} is for.")
    client.update_model_version(kind, version, description=f"How {kind} came to be.")
    client.set_registered_model_alias(kind, "champion", version)
    answer = {
        "name": kind,
        "version": str(version),
        "runId": run_id,
        "uri": uri,
        **({"modelId": model_id} if model_id else {"path": "model"}),
    }
    folder = logged.get("folder") or mlflow.artifacts.download_artifacts(uri, dst_path=tempfile.mkdtemp())
    # The client's own note of where it was from.
    (pathlib.Path(folder) / "registered_model_meta").unlink(missing_ok=True)
    return {**answer, "files": digests(folder), "predictions": PREDICTIONS[kind](folder)}


def register(client, name):
    try:
        client.create_registered_model(name)
    except mlflow.exceptions.MlflowException as error:
        if error.error_code != "RESOURCE_ALREADY_EXISTS":
            raise


def log_facts():
    import pandas

    mlflow.log_metrics(
        {"accuracy": 0.1 + 0.8, "val/f1 score": 0.625, "undefined": math.nan, "endless": math.inf, "zero": 0.0}
    )
    for step, loss in enumerate([0.9, 0.5, 0.25]):
        mlflow.log_metric("loss", loss, step=step)
    mlflow.log_params({"C": 0.5, "solver": "lbfgs", "api_key": "sk-not-for-the-card", "note": "a|b\n# c"})
    mlflow.set_tags(
        {
            "mlflow.source.git.commit": "0123456789abcdef0123456789abcdef01234567",
            # As git has it in a job that checked out with a token.
            "mlflow.source.git.repoURL": "https://ci:ghs-not-for-the-card@github.com/team/reviews",
            "mlflow.source.name": "train.py",
        }
    )
    data = mlflow.data.from_pandas(
        pandas.DataFrame(ROWS), source="https://example.com/reviews.csv", name="reviews", digest="5eed"
    )
    mlflow.log_input(data, context="training")


def log_sklearn(serialization):
    def logger(kind, _size):
        import pandas
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        rows = pandas.DataFrame(ROWS)
        model = make_pipeline(StandardScaler(), LogisticRegression(C=0.5)).fit(rows, [1, 0, 0, 1])
        return logged_by(
            mlflow.sklearn,
            kind,
            sk_model=model,
            serialization_format=serialization,
            signature=infer_signature(rows, model.predict(rows)),
            input_example=rows.head(2),
            pip_requirements=["scikit-learn", "pandas"],
        )

    return logger


def logged_by(flavor, kind, **arguments):
    # MLflow 3 calls a model's place its name, and keeps it outside of the run.
    place = {"name": "model"} if hasattr(mlflow, "create_external_model") else {"artifact_path": "model"}
    info = flavor.log_model(**place, registered_model_name=kind, **arguments)
    return {"model_id": getattr(info, "model_id", None), "version": info.registered_model_version}


def log_pyfunc(kind, _size):
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "words.json").write_text(json.dumps({"good": 1.5, "bad": -2.25, "film": 0.125}))
    code = folder / "reviewing"
    code.mkdir()
    (code / "__init__.py").write_text("")
    (code / "scoring.py").write_text(
        "def score(text, weights):\n    return sum(weights.get(word, 0) for word in text.split())\n"
    )

    class Reviewer(mlflow.pyfunc.PythonModel):
        def load_context(self, context):
            with open(context.artifacts["words"]) as file:
                self.weights = json.load(file)

        def predict(self, context, model_input, params=None):
            from reviewing.scoring import score

            return [score(text, self.weights) for text in model_input["text"]]

    return logged_by(
        mlflow.pyfunc,
        kind,
        python_model=Reviewer(),
        artifacts={"words": str(folder / "words.json")},
        code_paths=[str(code)],
        pip_requirements=["mlflow"],
    )


TRANSFORMERS = """\
artifact_path: model
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.transformers
    model_binary: model
    python_version: 3.11.7
  transformers:
    code: null
    components:
    - tokenizer
    framework: pt
    instance_type: TextClassificationPipeline
    model_binary: model
    pipeline_model_type: DistilBertForSequenceClassification
    source_model_name: distilbert/distilbert-base-uncased
    task: text-classification
    tokenizer_type: PreTrainedTokenizerFast
    torch_dtype: torch.float32
"""


def log_transformers(_kind, _size):
    """The directory that the transformers flavor writes, without torch, which that flavor needs."""
    import numpy
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import DistilBertConfig, PreTrainedTokenizerFast

    folder = pathlib.Path(tempfile.mkdtemp())
    words = ["[PAD]", "[UNK]", "good", "bad", "film", "a"]
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]")
    fast.save_pretrained(folder / "components" / "tokenizer")

    weights = folder / "model"
    config = DistilBertConfig(vocab_size=len(words), dim=8, hidden_dim=16, n_layers=1, n_heads=2, num_labels=2)
    config.architectures = ["DistilBertForSequenceClassification"]
    config.save_pretrained(weights)
    random = numpy.random.default_rng(7)
    shapes = {"distilbert.embeddings.word_embeddings.weight": (len(words), 8), "classifier.weight": (2, 8)}
    tensors = {name: random.standard_normal(shape, dtype=numpy.float32) for name, shape in shapes.items()}
    save_file(tensors, weights / "model.safetensors", metadata={"format": "pt"})

    (folder / "MLmodel").write_text(TRANSFORMERS + f"mlflow_version: {mlflow.__version__}\n")
    (folder / "requirements.txt").write_text("mlflow\ntransformers\ntorch\n")
    (folder / "conda.yaml").write_text("name: mlflow-env\n")
    (folder / "python_env.yaml").write_text("python: 3.11.7\nbuild_dependencies: []\ndependencies:\n- -r requirements.txt\n")
    return log_folder(folder)


def log_many(_kind, _size):
    """2,000 files in 40 folders, some of them empty and with names that must be escaped."""
    folder = pathlib.Path(tempfile.mkdtemp())
    write_mlmodel(folder)
    for index in range(1999):
        inside = folder / "data" / f"shard {index % 40:02}%"
        inside.mkdir(parents=True, exist_ok=True)
        (inside / f"é+{index:04}&.bin").write_bytes(f"{index}\n".encode() * (index % 97))
    return log_folder(folder)


def log_big(_kind, size):
    folder = pathlib.Path(tempfile.mkdtemp())
    write_mlmodel(folder)
    block = b"".join(hashlib.sha256(b"%d" % index).digest() for index in range(2**15))
    with open(folder / "weights.bin", "wb") as file:
        for index in range(0, size, len(block)):
            # No two blocks are the same: a download that mixes them up is found out.
            mark = b"%020d" % index
            file.write((mark + block[len(mark) :])[: size - index])
    return log_folder(folder)


def write_mlmodel(folder):
    model = Model(artifact_path="model")
    model.add_flavor("python_function", loader_module="nothing", data="data")
    model.save(folder / "MLmodel")


def log_folder(folder):
    scheme, _, path = mlflow.get_artifact_uri("model").partition(":/")
    destination = os.environ.get("MLFLOW_ARTIFACTS_DESTINATION", "")
    if scheme == "mlflow-artifacts" and destination.startswith("/"):
        # Where the server has them: a request for each of many files takes long.
        shutil.copytree(folder, pathlib.Path(destination) / path)
    else:
        mlflow.log_artifacts(str(folder), "model")
    return {"folder": str(folder)}


def digests(folder):
    """By path: how many bytes, and their SHA-256."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file():
            with open(path, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            found[path.relative_to(folder).as_posix()] = {"size": path.stat().st_size, "sha256": digest}
    return found


def predict_sklearn(folder):
    import joblib
    import pandas

    rows = pandas.DataFrame(ROWS)
    folder = pathlib.Path(folder)
    if (folder / "model.skops").exists():
        from skops.io import load

        model = load(folder / "model.skops")
    else:
        model = joblib.load(folder / "model.pkl")
    through_mlflow = mlflow.pyfunc.load_model(str(folder)).predict(rows)
    return {"probabilities": model.predict_proba(rows).tolist(), "mlflow": [int(label) for label in through_mlflow]}


def predict_pyfunc(folder):
    import pandas

    return {"mlflow": mlflow.pyfunc.load_model(str(folder)).predict(pandas.DataFrame({"text": TEXTS}))}


def predict_transformers(folder):
    """What does without torch: the tokens, the configuration and every weight."""
    from safetensors.numpy import load_file
    from transformers import AutoConfig, AutoTokenizer

    folder = pathlib.Path(folder)
    # As MLflow lays it out, or with the model at the root for `from_pretrained`.
    apart = (folder / "model").exists()
    model, words = (folder / "model", folder / "components" / "tokenizer") if apart else (folder, folder)
    tensors = load_file(model / "model.safetensors")
    return {
        "tokens": AutoTokenizer.from_pretrained(str(words))(TEXTS)["input_ids"],
        "architectures": AutoConfig.from_pretrained(str(model)).architectures,
        "weights": {name: tensor.tolist() for name, tensor in sorted(tensors.items())},
    }


LOGGERS = {
    "sklearn-pickle": log_sklearn("pickle"),
    "sklearn-cloudpickle": log_sklearn("cloudpickle"),
    "sklearn-skops": log_sklearn("skops"),
    "pyfunc": log_pyfunc,
    "transformers": log_transformers,
    "many-files": log_many,
    "big": log_big,
}

PREDICTIONS = {
    "sklearn-pickle": predict_sklearn,
    "sklearn-cloudpickle": predict_sklearn,
    "sklearn-skops": predict_sklearn,
    "pyfunc": predict_pyfunc,
    "transformers": predict_transformers,
    "many-files": lambda folder: None,
    "big": lambda folder: None,
}
