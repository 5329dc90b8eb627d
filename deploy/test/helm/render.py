"""Lints and renders the chart in a folder, once for each list of values on standard input (JSON); prints JSON."""

import json
import sys

from helm_python import Chart, HelmError, lint


def merged(into, more):
    for name, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            merged(into[name], value)
        else:
            into[name] = value
    return into


def render(folder, values):
    report = lint(folder, values, strict=True, kube_version="v1.37.0")
    remarks = [one for one in report["messages"] if one["severity"] > 1]
    said = [f"{one['path']}: {one['error']}" for one in remarks] + report["errors"]
    if said:
        return {"refused": "\n".join(said)}
    try:
        chart = Chart.load(folder)
        chart.validate_schema(values)
        manifests = chart.render(values, name="kinetra", namespace="coach", is_install=True)
    except HelmError as error:
        return {"refused": str(error)}
    return {"manifests": {path: text for path, text in manifests.items() if path.endswith(".yaml")}}


folder, wanted = sys.argv[1], json.load(sys.stdin)
answers = []
for layers in wanted:
    values = {}
    for layer in layers:
        merged(values, layer)
    answers.append(render(folder, values))
print(json.dumps(answers))
