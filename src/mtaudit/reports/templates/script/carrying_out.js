/* Decisions are carried out on the files by the server, as `mtaudit apply` does. */

ON_PAGE.carry = openCarrying;
KEYS.c = "carry";

function openCarrying() {
  const [right, wrong] = [decided("accepted").length, decided("rejected").length];
  const words = [`${right} accepted: the files are corrected.`];
  if (wrong) {
    words.push(
      session.baseline
        ? `${wrong} rejected: kept in ${visible(session.baseline)}, so that no audit reports them again.`
        : `${wrong} rejected: these stay as they are, since there is no file of accepted findings.`,
    );
  }
  byId("carrying-summary").textContent = words.join(" ");
  byId("carrying-outcome").textContent = "";
  byId("carry-out").disabled = !right && !wrong;
  showLeft(session.stale);
  byId("carrying").showModal();
  byId(byId("carry-out").disabled ? "carrying-close" : "carry-out").focus();
}

/* Show the decisions that are not carried out, each with the reason. */
function showLeft(left) {
  byId("carrying-left").replaceChildren(
    ...left.map(({ decision, reason }) => make("li", "", make("bdi", "", ...shown(decision)), ": ", ...shown(reason))),
  );
  byId("forget").hidden = !session.stale.length;
}

async function carryOut() {
  const outcome = byId("carrying-outcome");
  byId("carry-out").disabled = true;
  await send();
  if (unsaved.size) {
    outcome.textContent = "Not all decisions are saved; nothing is carried out.";
    return;
  }
  // With their findings the rows go as well.
  if (decided("accepted").some((finding) => decisionOf(finding).glossary)) exportFile("glossary");
  try {
    const done = await ask("carry-out", {});
    outcome.textContent = done.said;
    await look();
    showLeft(done.refused);
  } catch (error) {
    outcome.textContent = error.message;
  }
  byId("carrying-close").focus();
}

async function forget() {
  try {
    await ask("forget", {});
    await look();
    showLeft(session.stale);
    byId("carrying-outcome").textContent = "Dropped.";
  } catch (error) {
    byId("carrying-outcome").textContent = error.message;
  }
  byId("carrying-close").focus();
}

byId("carry-out").addEventListener("click", carryOut);
byId("forget").addEventListener("click", forget);
