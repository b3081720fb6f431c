// What is there on every page, before and after the program has arrived.

export class Shell {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.promise = page.locator(".shell-promise:visible");
    this.trouble = page.locator("#trouble");
    this.framedNotice = page.locator("#framed");
  }
}

export class Rescue {
  constructor(page, address) {
    this.page = page;
    this.address = `${address}rescue.html`;
    this.nothing = page.locator("#none");
    this.files = page.locator("#keys a");
  }

  open() {
    return this.page.goto(this.address);
  }
}
